import { expect, it } from 'vitest';
import { listChanges, MOST_LISTED } from './listchanges.ts';

const words = (text: string) => ({ text, on: '', tags: [] });

it('shows of long texts the stretch in which they differ', () => {
  const same = 'word '.repeat(1_000);
  const { changed } = listChanges([{ kind: 'changed', before: `${same}old.`, after: `${same}new.` }], words);
  const [{ before, after } = { before: null, after: null }] = changed.first;
  expect([before?.text.slice(-4), after?.text.slice(-4)]).toEqual(['old.', 'new.']);
  expect(before?.text.startsWith('…')).toBe(true);
  expect(before?.text.length).toBeLessThan(200);
});

it('cuts a long text at its end, and none in the middle of a character', () => {
  const { added } = listChanges([{ kind: 'added', record: `a${'😀'.repeat(1_000)}` }], words);
  expect(added.first[0]?.text.endsWith('…')).toBe(true);
  expect(added.first[0]?.text.isWellFormed()).toBe(true);
});

it('lists the first of many, and how many there are', () => {
  const records = Array.from({ length: MOST_LISTED + 5 }, (_, i) => ({ kind: 'added' as const, record: `${i}` }));
  const { added, skipped } = listChanges(records, words);
  expect([added.first.length, added.total, skipped.total]).toEqual([MOST_LISTED, MOST_LISTED + 5, 0]);
});
