import { expect, it } from 'vitest';
import { nameEssays } from './essaynames.ts';

const essay = (id: string, title: string, author: string, day: number) => ({
  id,
  title,
  author,
  added: `2026-01-0${day}T00:00:00.000Z`,
});

it('tells essays of one title apart by their authors, or by the order they came in', () => {
  const names = nameEssays([
    essay('copy-2', 'Reefs (my copy)', 'Ann', 3),
    essay('copy', 'Reefs (my copy)', 'Ann', 2),
    essay('a', 'Reefs', 'Ann', 1),
    essay('b', 'Reefs', 'Bo', 4),
    essay('c', 'Reefs', 'Bo', 5),
    essay('nets', 'Nets', 'Bo', 6),
  ]);
  expect(Object.fromEntries(names)).toEqual({
    copy: 'Reefs (my copy)',
    'copy-2': 'Reefs (my copy) (2)',
    a: 'Reefs (Ann)',
    b: 'Reefs (Bo)',
    c: 'Reefs (Bo) (2)',
    nets: 'Nets',
  });
});
