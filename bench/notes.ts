import type { ExportedNote } from '../utils/notes/exportednote.ts';
import { createNoteSearch } from '../utils/notes/search.ts';
import { middleAndTail } from './metrics.ts';
import type { Row } from './row.ts';
import { seededRandom } from './shuffle.ts';

/** Ten years of ten notes a day and more. */
const NOTES = 50_000;

/** Typed letter by letter, as a reader would: a word of many notes, two words, a misspelling, a tag. */
const QUERIES = ['guarantee', 'europe budget', 'washingtno', 'tag17', 'europe.com'];

/** Times the search over many notes: making the index, then each letter of some queries. */
export async function benchNoteSearch(): Promise<Row[]> {
  const notes = makeNotes(NOTES);
  const begun = performance.now();
  const search = createNoteSearch();
  await search.update(notes);
  const built = performance.now() - begun;
  const typed = QUERIES.flatMap((query) => [...query].map((_, i) => query.slice(0, i + 1)));
  const times = typed.map((query) => {
    const start = performance.now();
    search.find(query);
    return performance.now() - start;
  });
  const { p50, p95 } = middleAndTail(times);
  return [
    {
      set: `${NOTES} notes`,
      measure: 'making the index, ms',
      value: built.toFixed(0),
      note: 'in portions, beside the page',
    },
    {
      set: `${NOTES} notes`,
      measure: 'search, ms a key',
      value: p50.toFixed(1),
      note: `95 % within ${p95.toFixed(1)}; ${typed.length} keys`,
    },
  ];
}

const ASKED = ['europe', 'washington', 'budget', 'guarantee'];

/** Some 900 syllables: a beginning of two letters is shared by about as many words as in English. */
const HEADS = ['b', 'br', 'c', 'd', 'f', 'g', 'h', 'j', 'l', 'm', 'n', 'p', 'pr', 'r', 's', 'st', 't', 'tr', 'w', ''];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea'];
const TAILS = ['', 'n', 'r', 's', 't', 'l', 'nd', 'm'];

/** Makes notes of 10 to 60 words with the frequencies of a language (Zipf), always the same ones. */
export function makeNotes(count: number): ExportedNote[] {
  const random = seededRandom(1);
  const pick = (parts: string[]) => parts[Math.floor(random() * parts.length)] ?? '';
  const syllable = () => pick(HEADS) + pick(VOWELS) + pick(TAILS);
  const vocabulary = Array.from({ length: 30_000 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, syllable).join(''),
  );
  // The ranks that these words have among all in English news, about; the words above them are "the", "of" and the like.
  ASKED.forEach((asked, i) => (vocabulary[300 * (i + 1)] = asked));
  // Rank r comes up as often as 1/r: the inverse of the logarithm's share.
  const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'the';
  const words = (least: number, most: number) =>
    Array.from({ length: least + Math.floor(random() * (most - least)) }, word).join(' ');
  const claims = Array.from({ length: 40 }, () => words(8, 14));
  const titles = Array.from({ length: 5_000 }, () => words(5, 11));
  const essays = Array.from({ length: 20 }, () => words(3, 9));
  const themes = Array.from({ length: 60 }, () => words(1, 4));
  // Far more notes on some sites than on others, as anybody reads.
  const sites = Array.from({ length: 200 }, (_, i) => `www.${word()}${i}.${['com', 'org', 'co.uk', 'de'][i % 4]}`);
  const site = (i: number) =>
    sites[Math.floor(sites.length ** ((i % titles.length) / titles.length)) - 1] ?? 'a.example';
  return Array.from({ length: count }, (_, i) => ({
    note: {
      id: `note-${i}`,
      target: {
        kind: 'sentence' as const,
        page: `https://${site(i)}/${i % titles.length}`,
        quote: { exact: words(12, 35), prefix: '', suffix: '', start: 0, end: 1 },
      },
      text: words(10, 60),
      tags: [`tag${Math.floor(random() * 50)}`],
      created: '2026-01-01T00:00:00.000Z',
      modified: '2026-01-01T00:00:00.000Z',
    },
    claimText: claims[i % claims.length],
    pageTitle: titles[i % titles.length],
    essayTitle: essays[i % essays.length],
    themes: [themes[i % themes.length]!, themes[(7 * i) % themes.length]!],
  }));
}
