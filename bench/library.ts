import type { Essay } from '../utils/essays/essay.ts';
import { type GateProfile, countPage, scoreCounts, scoreThemes, spellAs } from '../utils/matching/gate.ts';
import { buildGateProfile } from '../utils/matching/gateprofile.ts';
import { type GateIndex, buildGateIndex, findOnTheme, isWorthReading, sizeOf } from '../utils/matching/gateindex.ts';
import { glance } from '../utils/matching/glance.ts';
import { makeGlanceProfile } from '../utils/matching/glanceprofile.ts';
import { countsOf, countTerms, listTerms } from '../utils/matching/terms.ts';
import { middleAndTail } from './metrics.ts';
import type { Row } from './row.ts';
import { readTrainEssays, type TrainArticle } from './trainessays.ts';

type Article = Pick<TrainArticle, 'title' | 'text'>;

const CLAIMS = 40;
const WORDS_A_CLAIM = 14;
/** Real essays whose words one made-up essay mixes. */
const SOURCES = 3;

/** What the lookout gathers of a page, in UTF-16 units. */
const GLANCED = 6000;

/** Essays that the library holds, against one: a reader's in the extreme, and a million claims. */
const LIBRARIES = [1000, 25_000];

/** Times the gate of large libraries, made up by recombining words of the training essays' claims, on their articles. */
export function benchLibrary(): Row[] | null {
  const train = readTrainEssays();
  if (!train) return null;
  const articles = train.flatMap((essay) => essay.articles.slice(0, 1));
  const words = train.map(({ essay }) => essay.claims.map(({ text }) => text.split(' ')));
  const [alone] = [...makeUp(words, 1)].map(buildGateProfile);
  const one = time(articles, (article) => scoreThemes(alone!, article));
  const rows: Row[] = [
    {
      set: 'library',
      measure: 'gate of one essay, ms an article',
      value: one.toFixed(3),
      note: `${articles.length} articles`,
    },
  ];
  rows.push(...timeShipped(articles, words));
  for (const size of LIBRARIES) {
    const index = buildGateIndex(profiles(words, size));
    const many = time(articles, (article) => findOnTheme(index, countPage(article)));
    rows.push({
      set: 'library',
      measure: `gate of ${size} essays, ${size * CLAIMS} claims, times that`,
      value: (many / one).toFixed(2),
      note: `${many.toFixed(3)} ms; ${describe(index)}; ${middleAndTail(articles.map((article) => findOnTheme(index, countPage(article)).length)).p50} on theme`,
    });
  }
  return rows;
}

/** Times what a page and the background do of a library of one essay, and of one so large that the background is asked. */
function timeShipped(articles: Article[], words: string[][][]): Row[] {
  const [alone] = [...profiles(words, 1)] as [GateProfile];
  const glanced = [makeGlanceProfile(alone)];
  const direct = time(articles, (article) => {
    glance(copy(glanced), rawOf(article));
    return scoreThemes(copy(alone), article);
  });
  return [
    row('page: glance and gate of one essay, ms an article', direct, 'storage read, glance, words counted, scored'),
    ...LIBRARIES.flatMap((size) => timeLarge(articles, words, size, direct)),
    ...timeHandedAll(articles, words),
  ];
}

/** @param direct ms that a page takes by itself with one essay */
function timeLarge(articles: Article[], words: string[][][], size: number, direct: number): Row[] {
  const index = buildGateIndex(profiles(words, size));
  const found = new Map(articles.map((article) => [article, findOnTheme(index, countPage(article))]));
  const wanted = new Set([...found.values()].flat());
  const byId = new Map<string, GateProfile>();
  for (const profile of profiles(words, size)) if (wanted.has(profile.essay)) byId.set(profile.essay, profile);
  const find = (terms: [string, number][]) => {
    const counts = countsOf(terms);
    return findOnTheme(index, counts).map((id) => ({ essay: id, ...scoreCounts(byId.get(id)!, counts) }));
  };
  const answers = new Map(articles.map((article) => [article, find(termsOf(article))]));
  const asking = time(articles, (article) => {
    copy(rawOf(article));
    const counts = countPage(article);
    copy(listTerms(counts));
    return copy(answers.get(article)!).map((gate) => spellAs(counts, gate));
  });
  const background = time(articles, (article) => {
    isWorthReading(index, rawOf(article));
    return find(termsOf(article));
  });
  return [
    row(
      `page: the same of ${size} essays, times that`,
      asking / direct,
      `${asking.toFixed(2)} ms: text and words sent, the scores that come back`,
    ),
    row(`background: first look and scores of ${size} essays, ms an article`, background, 'in its own process'),
  ];
}

/** What the index spares a page, and what it costs to make. */
function timeHandedAll(articles: Article[], words: string[][][]): Row[] {
  const [size] = LIBRARIES as [number];
  const all = [...profiles(words, size)];
  const glances = all.map(makeGlanceProfile);
  const handed = time(articles.slice(0, 10), (article) => {
    glance(copy(glances), rawOf(article));
    return copy(all).map((profile) => scoreThemes(profile, article));
  });
  const making = time([all], (each) => buildGateIndex(copy(each)));
  return [
    row(`page: handed all ${size} essays instead, ms an article`, handed, 'as it would be without an index'),
    row(`background: index of ${size} essays made again, ms`, making, 'when its worker was stopped, or essays changed'),
  ];
}

const rawOf = ({ title, text }: Article) => `${title}\n${text}`.slice(0, GLANCED);

const termsOf = (article: Article) => listTerms(countPage(article));

/** What crosses the wire is copied on the way, as JSON. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const row = (measure: string, value: number, note: string): Row => ({
  set: 'library',
  measure,
  value: value.toFixed(2),
  note,
});

function describe(index: GateIndex): string {
  return `${(sizeOf(index) / 1e6).toFixed(1)} MB in ${index.postings.size} terms`;
}

/** The middle of the times in ms, after two rounds that warm up. Counting the article's words is part of it. */
function time<T>(articles: T[], work: (article: T) => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1)
    for (const article of articles) {
      countTerms('');
      const start = performance.now();
      work(article);
      if (round >= 2) times.push(performance.now() - start);
    }
  return middleAndTail(times).p50;
}

function* profiles(words: string[][][], size: number) {
  for (const essay of makeUp(words, size)) yield buildGateProfile(essay);
}

/** Makes up essays, the same ones every time. */
function* makeUp(words: string[][][], size: number): Generator<Essay> {
  let seed = 1;
  const pick = <T>(from: T[]): T => {
    seed = (seed * 16_807) % 2_147_483_647;
    return from[seed % from.length]!;
  };
  for (let number = 0; number < size; number += 1) {
    const sources = Array.from({ length: SOURCES }, () => pick(words));
    const claims = Array.from({ length: CLAIMS }, (_, index) => {
      const text = Array.from({ length: WORDS_A_CLAIM }, () => pick(pick(pick(sources)))).join(' ');
      return { id: `c${index}`, theme: 't', text };
    });
    yield { id: `e${number}`, title: '', author: '', themes: [{ id: 't', label: '' }], claims };
  }
}
