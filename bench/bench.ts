/**
 * Prints one table of what Throughline can and how fast: `npm run bench`, or `npm run bench -- gold gate` for some
 * rows. `--write` also puts these rows in the place of the ones before in bench/report.md, whose prose is in
 * bench/notes.md; of the real pages `--verbose` prints the sentences that could not be anchored, `--only REGEX` takes some.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Scorer } from '../utils/matching/scorer.ts';
import { createNodeScorer } from '../utils/model/node.ts';
import { benchArgKp } from './argkp.ts';
import { benchBrowserSpeed } from './browserspeed.ts';
import { benchClaims } from './claims.ts';
import { benchFeedback } from './feedback.ts';
import { benchFewClaims } from './fewclaims.ts';
import { benchThemedPages } from './gate.ts';
import { benchFp32 } from './fp32.ts';
import { benchFullLibrary } from './fulllibrary.ts';
import { benchGold } from './gold.ts';
import { benchHeldOut } from './heldout.ts';
import { benchKill } from './kill.ts';
import { benchLibrary } from './library.ts';
import { benchNoteList } from './notelist.ts';
import { benchNoteSearch } from './notes.ts';
import { benchOpenGate } from './opengate.ts';
import { readThemedPages } from './pages.ts';
import { benchPerspectrum } from './perspectrum.ts';
import { benchRealPages } from './realpages.ts';
import { type MeasuredGroup, updateReport } from './report.ts';
import { type Row, formatTable } from './row.ts';
import { benchMatchSpeed, benchPageSpeed } from './speed.ts';
import { benchStraightforward } from './straightforward.ts';
import { benchTrainGate } from './traingate.ts';

const GROUPS = [
  'gold',
  'heldout',
  'feedback',
  'argkp',
  'stance',
  'pages',
  'gate',
  'library',
  'opengate',
  'claims',
  'notes',
  'notelist',
  'fulllibrary',
  'speed',
  'browser',
  'fp32',
  'kill',
] as const;
/** Rows that are only made when they are asked for: they need the built extension and a browser, and take minutes. */
const ON_DEMAND = ['kill', 'notelist', 'fulllibrary'] as const;

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean' }, verbose: { type: 'boolean' }, only: { type: 'string' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(GROUPS as readonly string[]).includes(name));
if (unknown.length > 0) {
  console.error(`No such rows: ${unknown.join(', ')}. There are: ${GROUPS.join(', ')}.`);
  process.exit(2);
}
type Group = (typeof GROUPS)[number];
/** Whether a group is to be measured; the rows of the browser come with those of speed. */
const wanted = (group: Group): boolean =>
  positionals.includes(group) ||
  (group === 'browser' && positionals.includes('speed')) ||
  (positionals.length === 0 && !(ON_DEMAND as readonly string[]).includes(group));

let scorer: Promise<Scorer> | undefined;
const openScorer = () => (scorer ??= createNodeScorer());
let themed: ReturnType<typeof readThemedPages> | undefined;
const themedPages = () => (themed === undefined ? (themed = readThemedPages()) : themed);

const measured = new Map<Group, Row[]>();
/** Groups that lack rows, since something failed or its data is absent: the report keeps what it had of them. */
const incomplete = new Set<Group>();
let failed = false;
/** Measures a part of a group where the group is wanted; a part that fails gives one row that says so. */
async function measure(group: Group, name: string, work: () => Promise<Row[] | null> | Row[] | null): Promise<void> {
  if (!wanted(group)) return;
  console.error(`measuring ${name}`);
  let rows: Row[] | null = null;
  try {
    rows = await work();
    rows ??= [{ set: name, measure: 'skipped', value: '-', note: 'its data in ../shared is absent' }];
  } catch (error) {
    failed = true;
    rows = [{ set: name, measure: 'failed', value: '-', note: String(error) }];
  }
  if (rows.some((row) => row.measure === 'skipped' || row.measure === 'failed')) incomplete.add(group);
  measured.set(group, [...(measured.get(group) ?? []), ...rows]);
}

await measure('gold', 'gold dev', () => benchGold(openScorer));
await measure('heldout', 'held-out essays', () => benchHeldOut(openScorer));
await measure('feedback', 'verdicts', benchFeedback);
await measure('argkp', 'ArgKP dev', () => benchArgKp(openScorer));
await measure('stance', 'PERSPECTRUM dev', () => benchPerspectrum(openScorer));
await measure('gate', 'train essays', benchTrainGate);
await measure('gate', 'essays of few claims', () => benchFewClaims(themedPages()));
await measure('library', 'library', benchLibrary);
await measure('pages', 'themed pages', () => {
  const pages = themedPages();
  return pages && benchThemedPages(pages);
});
await measure('pages', 'real pages', () => benchRealPages(values));
await measure('opengate', 'off-theme pages, gate open', () => {
  const pages = themedPages();
  return pages && benchOpenGate(pages, openScorer);
});
await measure('claims', 'claims of op-eds', benchClaims);
await measure('fp32', 'fp32', () => benchFp32(openScorer));
await measure('notes', 'note search', benchNoteSearch);
await measure('notelist', 'list of notes', () => benchNoteList());
await measure('fulllibrary', 'full library', benchFullLibrary);
await measure('kill', 'kill', benchKill);
await measure('speed', 'speed', () => {
  const pages = themedPages();
  return pages && benchPageSpeed(pages);
});
await measure('speed', 'speed of matching', () => {
  const pages = themedPages();
  return pages && benchMatchSpeed(pages, openScorer);
});
await measure('speed', 'speed against the straightforward way', () => {
  const pages = themedPages();
  return pages && benchStraightforward(pages);
});
await measure('browser', 'speed in the browser', benchBrowserSpeed);

console.log(formatTable([...measured.values()].flat()));
if (values.write) writeReport();
// ONNX Runtime's threads would keep the process alive.
process.exit(failed ? 1 : 0);

function writeReport(): void {
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`;
  const made = `${new Date().toISOString().slice(0, 10)}, ${machine}`;
  const groups: MeasuredGroup[] = [...measured]
    .filter(([group]) => !incomplete.has(group))
    .map(([group, rows]) => ({ group, rows, made, command: commandFor(group) }));
  for (const group of incomplete) console.error(`${group} is not written to the report: some of it was not measured`);
  const report = new URL('report.md', import.meta.url);
  writeFileSync(report, updateReport(readFileSync(report, 'utf8'), groups, GROUPS));
}

function commandFor(group: Group): string {
  return `npm run bench -- ${group}${group === 'pages' && values.only ? ` --only ${values.only}` : ''}`;
}
