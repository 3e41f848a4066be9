import { expect, it } from 'vitest';
import { editEssay } from '../essays/edit.ts';
import type { Essay } from '../essays/essay.ts';
import { moveBy } from './claimmoves.ts';

const ESSAY: Essay = {
  id: 'e',
  title: 'T',
  author: '',
  themes: [
    { id: 't1', label: 'One' },
    { id: 't2', label: 'Two' },
    { id: 't3', label: 'Empty' },
  ],
  claims: ['a t1', 'b t2', 'c t1', 'd t2'].map((each) => {
    const [id = '', theme = ''] = each.split(' ');
    return { id, theme, text: id };
  }),
};

/** The claims as the reader sees them: by theme. */
const seen = ({ themes, claims }: Essay) =>
  themes
    .map(({ id }) =>
      claims
        .filter(({ theme }) => theme === id)
        .map((claim) => claim.id)
        .join(''),
    )
    .join('|');

const walk = (id: string, by: -1 | 1, steps: number) => {
  let essay = ESSAY;
  const states = [];
  for (let step = 0; step < steps; step += 1) {
    const move = moveBy(essay, id, by);
    if (move === null) return [...states, 'end'];
    essay = editEssay(essay, move);
    states.push(seen(essay));
  }
  return states;
};

it('moves down place by place, through the themes, to the end', () => {
  expect(walk('a', 1, 9)).toEqual(['ca|bd|', 'c|abd|', 'c|bad|', 'c|bda|', 'c|bd|a', 'end']);
});

it('moves up the same way', () => {
  expect(walk('d', -1, 9)).toEqual(['ac|db|', 'acd|b|', 'adc|b|', 'dac|b|', 'end']);
});
