import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Essay } from '../essays/essay.ts';
import type { EssayLook } from '../essays/look.ts';
import { countPage, scoreThemes, spellAs } from '../matching/gate.ts';
import { buildGateProfile } from '../matching/gateprofile.ts';
import { keepGates } from '../storage/keepgates.ts';
import { clearLibrary, readLibrary } from '../storage/library.ts';
import { askLibrary } from './asklibrary.ts';

vi.mock('../storage/library.ts', { spy: true });

// Every run writes a database.
vi.setConfig({ testTimeout: 60_000 });

const WORDS =
  'coral reef trawler net fishery bleaching Tokyo Russia tariff embargo wolf harvest parliament war money'.split(' ');
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 12 }).map((words) => words.join(' '));

function essay(id: string, claims: string[]): Essay & EssayLook {
  const themes = [{ id: 't', label: '' }];
  return {
    id,
    title: '',
    author: '',
    themes,
    colour: 'blue',
    claims: claims.map((text, i) => ({ id: `c${i}`, theme: 't', text })),
  };
}
const termsOf = (text: string): [string, number][] =>
  [...countPage({ title: '', text }).terms].map(([term, { count }]) => [term, count]);
const idsOf = (gates: { essay: string }[]) => gates.map(({ essay: id }) => id).toSorted();

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ version: '1' } as never);
  await clearLibrary();
});

it('answers with the very essays whose gates take the article one by one, scored alike, all of which the first look lets by', async () => {
  const { glanceAt, findEssays } = askLibrary();
  let [taken, left, glanced] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(sentence, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      fc.array(sentence, { maxLength: 30 }),
      async (claims, sentences) => {
        const essays = claims.map((texts, i) => essay(`e${i}`, texts));
        // The same asker all along: it has to notice that the library is another.
        await keepGates(essays, 0);
        const text = sentences.join('. ');
        const page = { title: '', text };
        const direct = essays.map((each) => ({ essay: each.id, ...scoreThemes(buildGateProfile(each), page) }));
        const oneByOne = direct.filter(({ onTheme }) => onTheme);
        const answer = await findEssays(termsOf(text));
        expect(answer.map((gate) => spellAs(countPage(page), gate))).toEqual(oneByOne);
        const worth = await glanceAt(text);
        if (oneByOne.length > 0) expect(worth).toBe(true);
        taken += oneByOne.length;
        left += essays.length - oneByOne.length;
        glanced += Number(!worth);
      },
    ),
    { numRuns: 100 },
  );
  // Otherwise the laws above would say little.
  for (const times of [taken, left, glanced]) expect(times).toBeGreaterThan(0);
});

it('finds the library again when the worker was stopped, and a changed one when it was not', async () => {
  const reefs = essay('reefs', ['Trawler nets kill coral reef fisheries.', 'Bleaching kills the coral reef.']);
  const text = 'A coral reef near Tokyo died of bleaching. Trawler nets tore the coral reef, and its fishery. '.repeat(
    3,
  );
  await keepGates([reefs], 0);
  const first = askLibrary();
  expect(idsOf(await first.findEssays(termsOf(text)))).toEqual(['reefs']);
  expect(idsOf(await askLibrary().findEssays(termsOf(text)))).toEqual(['reefs']);
  await keepGates([essay('wolves', ['The wolf must be left alone at the harvest.'])], 0);
  expect(await first.findEssays(termsOf(text))).toEqual([]);
  expect(await first.glanceAt(text)).toBe(false);
  expect(
    await first.glanceAt('Leave the wolf alone at harvest, say wolf friends; the wolf harvest is on. '.repeat(5)),
  ).toBe(true);
});

it('answers from the library that was written while its index was being made', async () => {
  const { findEssays } = askLibrary();
  const text = 'A coral reef near Tokyo died of bleaching. Trawler nets tore the coral reef. '.repeat(3);
  const claims = ['Trawler nets kill coral reef fisheries.', 'Bleaching kills the coral reef.'];
  await keepGates([essay('before', claims)], 0);
  const stale = await readLibrary();
  const read = Promise.withResolvers<typeof stale>();
  vi.mocked(readLibrary).mockClear().mockReturnValueOnce(read.promise);
  const first = findEssays(termsOf(text));
  await vi.waitFor(() => expect(readLibrary).toHaveBeenCalled());
  await keepGates([essay('after', claims)], 0);
  const second = findEssays(termsOf(text));
  // Its question for the edition is answered by then.
  await new Promise((resolve) => setTimeout(resolve, 50));
  read.resolve(stale);
  expect(idsOf(await second)).toEqual(['after']);
  expect(idsOf(await first)).toEqual(['after']);
});
