import { expect, it } from 'vitest';
import { createUrgency } from './urgency.ts';

const profile = (terms: [string, number, number[]][]) => ({ essay: 'e', title: 'E', version: 1, themes: [], terms });

it('counts each of the essays’ terms once, by its weight', () => {
  const urgency = createUrgency([
    profile([['trawler', 0.5, []]]),
    profile([
      ['coral', 0.25, []],
      ['trawler', 0.125, []],
    ]),
  ]);
  expect(urgency('The trawlers met a trawler.')).toBe(0.5);
  expect(urgency('A trawler crossed the coral.')).toBe(0.75);
  expect(urgency('Peel the pears.')).toBe(0);
});
