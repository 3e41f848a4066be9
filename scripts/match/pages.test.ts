import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Match } from '../../utils/matching/match.ts';
import type { Scorer } from '../../utils/matching/scorer.ts';
import { matchPage } from './pages.ts';
import { FERRY_ESSAY as ESSAY } from './testessay.ts';

const FERRIES = [
  'Free ferries bring more visitors to small islands, and the island ferries should be paid from the tourist tax.',
  'The island council must make the ferries free, because ferries without tickets fill the harbours of small islands.',
  'A tourist tax pays for the island ferries already, and no visitor has stayed away from the islands because of it.',
  'Islands with free ferries keep their schools and shops, while islands whose ferries cost money lose both of them.',
];
const BAKERS = [
  'Sourdough needs time more than skill, and the baker who hurries it will find the crumb dense and the crust pale.',
  'Rye flour holds more water than wheat, so that the dough feels wet for hours before it comes together in the bowl.',
  'An oven of stone keeps its heat through the night, and the first loaves of the morning are always the darkest.',
  'Salt goes in last, when the dough has rested, since it slows the yeast and tightens what the flour has built.',
];
const story = (title: string, sentences: string[]) =>
  `<article><h1>${title}</h1>${sentences.map((text) => `<p>${text} ${text.replace(/\.$/, ', they say.')} ${text.replace(/\.$/, ', once more.')}</p>`).join('')}</article>`;

/** Matches a page with a scorer that takes every sentence to make the first claim. */
async function quotesOf(...stories: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const name = join(folder, 'page.html');
  // Deep down, each in a place of its own: else all are read as one.
  const body = stories.map((each) => `${'<div>'.repeat(9)}${each}${'</div>'.repeat(9)}`).join('');
  await writeFile(name, `<!doctype html><html lang="en"><head><title>News</title></head><body>${body}</body></html>`);
  const match = async (sentences: unknown[]): Promise<Match[]> =>
    sentences.map((_, sentence) => ({
      essay: 'ferries',
      claim: 'c1',
      sentence,
      relation: 'agrees',
      score: 0.9,
      why: { sentence: [], claim: [] },
    }));
  const openScorer = async () => ({ match }) as unknown as Scorer;
  const line = await matchPage(name, { essay: ESSAY, url: null, sensitivity: 'more', openScorer });
  const { onTheme, matches, related } = line as { onTheme: boolean } & Record<
    'matches' | 'related',
    { quote: string }[]
  >;
  return { onTheme, quotes: [...matches, ...related].map(({ quote }) => quote) };
}

const ferries = story('The ferries', FERRIES);
const bakers = story('The bakers', BAKERS);

it.each([
  ['after one on other things', [bakers, ferries]],
  ['before one on other things', [ferries, bakers]],
])('matches an article %s, and that alone', async (_, stories) => {
  const { onTheme, quotes } = await quotesOf(...stories);
  expect(onTheme).toBe(true);
  expect(quotes).toEqual(expect.arrayContaining(FERRIES));
  for (const text of BAKERS) expect(quotes).not.toContain(text);
});

it('matches nothing of a page on other things', async () => {
  expect(await quotesOf(bakers)).toEqual({ onTheme: false, quotes: [] });
});
