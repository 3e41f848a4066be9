import { expect, it } from 'vitest';
import { findClaims } from './claims.ts';
import { splitEssay } from './essaysentences.ts';
import { findQuoted } from './quoted.ts';

const AROUND = `Staff the wards

Hospitals should hire a nurse for every four patients. A law on ratios will save lives and money. Congress must pass it this year.

QUOTE

The chief is wrong. Tired nurses make mistakes, and mistakes cost hospitals more than wages. States that have ratios must keep them. Hospitals without nurses are warehouses.`;

it.each([
  '“Nurses are overpaid,” the hospital chief said. “We should cut their pay by a fifth. Patients must accept that wards will shrink. The unions will have to give in.”',
  '"Nurses are overpaid," the hospital chief said. "We should cut their pay by a fifth. Patients must accept that wards will shrink. The unions will have to give in."',
])('takes no sentence out of the middle of a quotation for the author’s claim: %s', (quote) => {
  const claims = findClaims(AROUND.replace('QUOTE', quote)).claims.map(({ text }) => text);
  expect(claims.filter((claim) => /cut their pay|must accept|unions/.test(claim))).toEqual([]);
  expect(claims.length).toBeGreaterThan(4);
});

it.each([
  ['6" of flood is no “puddle”.', [false]],
  ['“Hire them,” I say. They must stay.', [false, false]],
  ['“Hire them. Pay them.” They must stay.', [true, true, false]],
])('tells which sentences of %s stand within a quotation', (text, quoted) => {
  expect(findQuoted(splitEssay(text, 0))).toEqual(quoted);
});

it('ends a quotation that nobody closed with its paragraph', () => {
  expect(findQuoted(splitEssay('“Hire them. Pay them.\nThey must stay.', 0))).toEqual([true, true, false]);
});
