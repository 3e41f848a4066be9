import { expect, it } from 'vitest';
import { colourEssays, ESSAY_COLOURS, sensitivityOf } from './look.ts';

const colours = (...essays: Parameters<typeof colourEssays>[0][number][]) => [...colourEssays(essays).values()];

it('gives the built-in essay and the first own one different colours, and each further one another', () => {
  const essays = ESSAY_COLOURS.map((_, i) => ({ id: `e${i}` }));
  expect(colours(...essays)).toEqual([...ESSAY_COLOURS]);
});

it('leaves chosen colours alone, and takes none of them for another while one is free', () => {
  expect(colours({ id: 'a' }, { id: 'b', colour: 'blue' }, { id: 'c', colour: 'green' }, { id: 'd' })).toEqual([
    'rust',
    'blue',
    'green',
    'violet',
  ]);
});

it('begins anew where every colour is taken', () => {
  const six = ESSAY_COLOURS.map((colour) => ({ id: colour, colour }));
  expect(colours(...six, { id: 'seventh' }, { id: 'eighth' }).slice(6)).toEqual(['blue', 'rust']);
});

it('takes the sensitivity set for all where the essay has none of its own', () => {
  const looks = [{ id: 'a', sensitivity: 'more' as const }, { id: 'b' }];
  expect(['a', 'b', 'gone'].map((essay) => sensitivityOf(essay, looks, 'fewer'))).toEqual(['more', 'fewer', 'fewer']);
});
