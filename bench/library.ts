import type { Essay } from '../utils/essays/essay.ts';
import { buildGateProfile, scoreThemes } from '../utils/matching/gate.ts';
import { type GateIndex, buildGateIndex, findOnTheme, sizeOf } from '../utils/matching/gateindex.ts';
import { countTerms } from '../utils/matching/terms.ts';
import { middleAndTail } from './metrics.ts';
import type { Row } from './row.ts';
import { readTrainEssays } from './trainessays.ts';

const CLAIMS = 40;
const WORDS_A_CLAIM = 14;
/** Real essays whose words one made-up essay mixes. */
const SOURCES = 3;

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
  for (const size of LIBRARIES) {
    const index = buildGateIndex(profiles(words, size));
    const many = time(articles, (article) => findOnTheme(index, article));
    rows.push({
      set: 'library',
      measure: `gate of ${size} essays, ${size * CLAIMS} claims, times that`,
      value: (many / one).toFixed(2),
      note: `${many.toFixed(3)} ms; ${describe(index)}; ${middleAndTail(articles.map((article) => findOnTheme(index, article).length)).p50} on theme`,
    });
  }
  return rows;
}

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
