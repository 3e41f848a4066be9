import { expect, it } from 'vitest';
import { createNoteSelection } from './noteselection.ts';

const LISTED = ['a', 'b', 'c', 'd', 'e'];

function start() {
  const selection = createNoteSelection();
  return { selection, selected: () => [...selection.ids.value].toSorted().join('') };
}

it('selects a note and lets it go', () => {
  const { selection, selected } = start();
  selection.toggle('b');
  selection.toggle('d');
  expect(selected()).toBe('bd');
  selection.toggle('b');
  expect(selected()).toBe('d');
});

it('selects and lets go all from the one before, in either direction', () => {
  const { selection, selected } = start();
  selection.toggle('d');
  selection.toggle('b', LISTED);
  expect(selected()).toBe('bcd');
  selection.toggle('c', LISTED);
  expect(selected()).toBe('d');
  selection.toggle('e', LISTED);
  expect(selected()).toBe('cde');
});

it('selects one alone where the one before is not listed any more, or there was none', () => {
  const { selection, selected } = start();
  selection.toggle('c', LISTED);
  expect(selected()).toBe('c');
  selection.toggle('gone');
  selection.toggle('e', LISTED);
  expect(selected()).toBe('cegone');
  selection.clear();
  selection.toggle('a', LISTED);
  expect(selected()).toBe('a');
});

it('selects all, and clears', () => {
  const { selection, selected } = start();
  selection.select(LISTED);
  expect(selected()).toBe('abcde');
  selection.clear();
  expect(selected()).toBe('');
});
