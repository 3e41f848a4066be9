import type { Essay } from '../utils/essays/essay.ts';
import type { Scorer } from '../utils/matching/scorer.ts';
import { matchAsked, toAskedSentences } from '../utils/matching/articlesentences.ts';
import { scoreThemes } from '../utils/matching/gate.ts';
import { buildGateProfile } from '../utils/matching/gateprofile.ts';
import { glance } from '../utils/matching/glance.ts';
import { makeGlanceProfile } from '../utils/matching/glanceprofile.ts';
import { CLAIMS_READ, shownScore } from '../utils/matching/sentencescores.ts';
import { KEPT_CLAIMS_PER_SENTENCE, RELATED_FLOOR, selectHighlights } from '../utils/matching/select.ts';
import { countTerms } from '../utils/matching/terms.ts';
import { isTaken } from './gate.ts';
import { readBuiltInEssay, withoutWordings } from './gold.ts';
import { middleAndTail } from './metrics.ts';
import type { ThemedPage } from './pages.ts';
import type { Row } from './row.ts';

/** On-theme pages that the model reads: enough for a middle value, few enough to wait for. */
const MATCHED_PAGES = 12;

/** Of those, pages that are also read with nothing spared. */
const READ_WHOLLY = 3;

/** Times article, glance and gate on every page. */
export function benchPageSpeed(pages: ThemedPage[]): Row[] {
  const profile = buildGateProfile(withoutWordings(readBuiltInEssay()));
  const timed = (work: (page: ThemedPage) => void) =>
    pages.map((page) => {
      countTerms('');
      const start = performance.now();
      work(page);
      return performance.now() - start;
    });
  const glanced = makeGlanceProfile(profile);
  const glances = timed(({ raw }) => glance([glanced], raw));
  const gates = timed(({ article }) => article && scoreThemes(profile, article));
  return [
    row(
      'article, under jsdom',
      pages.map(({ ms }) => ms),
    ),
    row('glance', glances),
    row('gate', gates),
  ];
}

/** Times the model on on-theme pages and counts the highlights of off-theme pages; both as the extension would do it. */
export async function benchMatchSpeed(pages: ThemedPage[], openScorer: () => Promise<Scorer>): Promise<Row[]> {
  const essay = readBuiltInEssay();
  const profile = buildGateProfile(withoutWordings(essay));
  const scorer = await openScorer();
  const taken = pages.filter((page) => page.language === 'en' && isTaken(profile, page));
  const read = async ({ article }: ThemedPage) =>
    selectHighlights(await matchAsked(article!, (sentences) => scorer.match(sentences, essay)), 'balanced').length;
  const times: number[] = [];
  let [sentences, highlights] = [0, 0];
  const on = taken.filter(({ topic }) => topic === 'on').slice(0, MATCHED_PAGES);
  // The first page pays for the claims' vectors; it is read once before the clock starts.
  if (on[0]) await read(on[0]);
  for (const page of on.slice(1)) {
    const start = performance.now();
    highlights += await read(page);
    times.push(performance.now() - start);
    sentences += toAskedSentences(page.article!).length;
  }
  const seconds = times.reduce((sum, ms) => sum + ms, 0) / 1000;
  const spared = await compareWithReadingAll(on.slice(1, 1 + READ_WHOLLY), essay, scorer);
  let [near, off] = [0, 0];
  for (const page of taken) {
    if (page.topic === 'near' && (await read(page)) > 0) near += 1;
    if (page.topic === 'off' && (await read(page)) > 0) off += 1;
  }
  return [
    row('match', times),
    {
      set: 'speed',
      measure: 'sentences per second',
      value: (sentences / seconds || 0).toFixed(1),
      note: `${sentences} sentences, ${highlights} highlights`,
    },
    ...spared,
    {
      set: 'themed pages',
      measure: 'off pages highlighted',
      value: String(off),
      note: `near pages highlighted: ${near}`,
    },
  ];
}

/** Sets matching, which reads a sentence only with the claims that come near it, against reading each with its likeliest. */
async function compareWithReadingAll(pages: ThemedPage[], essay: Essay, scorer: Scorer): Promise<Row[]> {
  let [sparing, reading, found, lost, sentences] = [0, 0, 0, 0, 0];
  for (const { article } of pages) {
    const inputs = toAskedSentences(article!).map(({ input }) => input);
    sentences += inputs.length;
    // The space keeps what was read for the one from being found by the other.
    const anew = inputs.map(({ text, context }) => ({ text: `${text} `, context: context && `${context} ` }));
    const started = performance.now();
    const matches = await scorer.match(anew, essay);
    const between = performance.now();
    const rows = await scorer.score(inputs, essay);
    reading += performance.now() - between;
    sparing += between - started;
    const kept = new Set(matches.map(({ sentence, claim }) => `${sentence} ${claim}`));
    const worth = rows.flatMap((row, sentence) =>
      row
        .map((pair, column) => ({ score: shownScore(pair), key: `${sentence} ${essay.claims[column]!.id}` }))
        .filter(({ score }) => score >= RELATED_FLOOR)
        .toSorted((a, b) => b.score - a.score)
        .slice(0, KEPT_CLAIMS_PER_SENTENCE),
    );
    found += worth.length;
    lost += worth.filter(({ key }) => !kept.has(key)).length;
  }
  return [
    {
      set: 'speed',
      measure: 'times faster than reading every sentence',
      value: (reading / sparing || 0).toFixed(2),
      note: `with ${CLAIMS_READ} claims each; ${sentences} sentences of ${pages.length} pages, both ways in this run`,
    },
    {
      set: 'speed',
      measure: 'matches lost by that',
      value: String(lost),
      note: `of ${found}, related ones among them`,
    },
  ];
}

function row(measure: string, values: number[]): Row {
  const { p50, p95 } = middleAndTail(values);
  return {
    set: 'speed',
    measure: `${measure}, ms a page`,
    value: p50.toFixed(1),
    note: `95 % within ${p95.toFixed(1)}; ${values.length} pages`,
  };
}
