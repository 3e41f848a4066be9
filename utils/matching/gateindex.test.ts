import { expect, it } from 'vitest';
import fc from 'fast-check';
import type { Essay } from '../essays/essay.ts';
import { countPage, scoreThemes } from './gate.ts';
import { buildGateProfile } from './gateprofile.ts';
import { buildGateIndex, findOnTheme, MOST_ESSAYS, sizeOf } from './gateindex.ts';

const WORDS =
  'coral reef trawler net fishery bleaching Tokyo Russia tariff embargo wolf harvest parliament war money'.split(' ');
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 12 }).map((words) => words.join(' '));

function essay(id: string, claims: string[]): Essay {
  return {
    id,
    title: '',
    author: '',
    themes: [{ id: 't', label: '' }],
    claims: claims.map((text, index) => ({ id: `c${index}`, theme: 't', text })),
  };
}

it('finds the essays that the gate takes one by one, whatever the page', () => {
  let [taken, left] = [0, 0];
  fc.assert(
    fc.property(
      fc.array(fc.array(sentence, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      fc.array(sentence, { maxLength: 30 }),
      (essays, sentences) => {
        const profiles = essays.map((claims, index) => buildGateProfile(essay(`e${index}`, claims)));
        const page = { title: '', text: sentences.join('. ') };
        const oneByOne = profiles.filter((profile) => scoreThemes(profile, page).onTheme).map((each) => each.essay);
        expect(findOnTheme(buildGateIndex(profiles), countPage(page))).toEqual(oneByOne);
        taken += oneByOne.length;
        left += profiles.length - oneByOne.length;
      },
    ),
  );
  // Otherwise the law above would say little.
  expect(taken).toBeGreaterThan(10);
  expect(left).toBeGreaterThan(10);
});

it('keeps to the nearest essays where many are on theme', () => {
  const claims = ['coral reef trawler net fishery bleaching wolf harvest'];
  // The further one strays, the less of it is on the page.
  const strays = Array.from({ length: 40 }, (_, at) =>
    essay(`e${at}`, [...claims, `${'tariff embargo '.repeat(at % 5)}`]),
  );
  const index = buildGateIndex(strays.map(buildGateProfile));
  const page = countPage({ title: '', text: claims.join(' ').repeat(6) });
  const found = findOnTheme(index, page);
  expect(found).toHaveLength(MOST_ESSAYS);
  const near = strays.filter((_, at) => at % 5 === 0).map(({ id }) => id);
  expect(found).toEqual(expect.arrayContaining(near));
  expect(found).toEqual(strays.map(({ id }) => id).filter((id) => found.includes(id)));
});

it('takes 6 bytes for each term of each essay', () => {
  const index = buildGateIndex([essay('a', ['coral reef']), essay('b', ['coral wolf harvest'])].map(buildGateProfile));
  expect(sizeOf(index)).toBe(5 * 6);
  expect(sizeOf(buildGateIndex([]))).toBe(0);
});
