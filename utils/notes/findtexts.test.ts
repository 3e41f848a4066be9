import { expect, it } from 'vitest';
import { createTextFinder } from './findtexts.ts';

const TEXTS = {
  vucic: 'Vučić’s Serbia arms itself.',
  europe: 'Serbia joins no one; Europe waits.',
  peace: 'Disarmament',
};
const find = createTextFinder(Object.keys(TEXTS) as (keyof typeof TEXTS)[], (name) => TEXTS[name]);

it.each([
  ['serbia', ['vucic', 'europe']],
  ['SERB eur', ['europe']],
  ['vucic', ['vucic']],
  ['arm', ['vucic']],
  ['serbia nato', []],
  [' … ', []],
])('finds by the beginnings of words: %j', (query, found) => {
  expect(find(query)).toEqual(found);
});
