/**
 * Prints one table of what Throughline can and how fast: `npm run bench`, or `npm run bench -- gold gate` for some
 * rows. `--write` also writes bench/report.md; of the real pages `--verbose` prints
 * the sentences that could not be anchored, `--only REGEX` takes some.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Scorer } from '../utils/matching/scorer.ts';
import { createNodeScorer } from '../utils/model/node.ts';
import { benchArgKp } from './argkp.ts';
import { benchBrowserSpeed } from './browserspeed.ts';
import { benchClaims } from './claims.ts';
import { benchFeedback } from './feedback.ts';
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
const wanted = (group: (typeof GROUPS)[number]) =>
  positionals.includes(group) || (positionals.length === 0 && !(ON_DEMAND as readonly string[]).includes(group));

let scorer: Promise<Scorer> | undefined;
const openScorer = () => (scorer ??= createNodeScorer());
let themed: ReturnType<typeof readThemedPages> | undefined;
const themedPages = () => (themed === undefined ? (themed = readThemedPages()) : themed);

const rows: Row[] = [];
let failed = false;
async function measure(name: string, work: () => Promise<Row[] | null> | Row[] | null): Promise<void> {
  console.error(`measuring ${name}`);
  try {
    rows.push(
      ...((await work()) ?? [{ set: name, measure: 'skipped', value: '-', note: 'its data in ../shared is absent' }]),
    );
  } catch (error) {
    failed = true;
    rows.push({ set: name, measure: 'failed', value: '-', note: String(error) });
  }
}

if (wanted('gold')) await measure('gold dev', () => benchGold(openScorer));
if (wanted('heldout')) await measure('held-out essays', () => benchHeldOut(openScorer));
if (wanted('feedback')) await measure('verdicts', benchFeedback);
if (wanted('argkp')) await measure('ArgKP dev', () => benchArgKp(openScorer));
if (wanted('stance')) await measure('PERSPECTRUM dev', () => benchPerspectrum(openScorer));
if (wanted('gate')) await measure('train essays', benchTrainGate);
if (wanted('library')) await measure('library', benchLibrary);
if (wanted('pages')) {
  await measure('themed pages', () => {
    const pages = themedPages();
    return pages && benchThemedPages(pages);
  });
  await measure('real pages', () => benchRealPages(values));
}
if (wanted('opengate')) {
  await measure('off-theme pages, gate open', async () => {
    const pages = themedPages();
    return pages && benchOpenGate(pages, openScorer);
  });
}
if (wanted('claims')) await measure('claims of op-eds', benchClaims);
if (wanted('fp32')) await measure('fp32', () => benchFp32(openScorer));
if (wanted('notes')) await measure('note search', benchNoteSearch);
if (wanted('notelist')) await measure('list of notes', () => benchNoteList());
if (wanted('fulllibrary')) await measure('full library', benchFullLibrary);
if (wanted('kill')) await measure('kill', benchKill);
if (wanted('speed')) {
  await measure('speed', () => {
    const pages = themedPages();
    return pages && benchPageSpeed(pages);
  });
  await measure('speed of matching', async () => {
    const pages = themedPages();
    return pages && benchMatchSpeed(pages, openScorer);
  });
  await measure('speed against the straightforward way', async () => {
    const pages = themedPages();
    return pages && benchStraightforward(pages);
  });
}

if (wanted('speed') || wanted('browser')) await measure('speed in the browser', benchBrowserSpeed);

const table = formatTable(rows);
console.log(table);
if (values.write) {
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`;
  const report = `# Bench\n\n${new Date().toISOString().slice(0, 10)}, ${machine}. Made by \`npm run bench -- --write\`.\n\n\`\`\`\n${table}\n\`\`\`\n`;
  writeFileSync(new URL('report.md', import.meta.url), report);
}
// ONNX Runtime's threads would keep the process alive.
process.exit(failed ? 1 : 0);
