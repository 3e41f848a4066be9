import { expect, it } from 'vitest';
import { type ExportState, remindToExport } from './exportreminder.ts';

const NOW = new Date('2026-06-01T00:00:00.000Z');
const state = (over: Partial<ExportState>): ExportState => ({
  notes: 3,
  lastChange: '2026-05-20T00:00:00.000Z',
  exported: '',
  ...over,
});

it.each<[string, Partial<ExportState>, RegExp | null]>([
  ['there are no notes', { notes: 0 }, null],
  ['they were never exported', {}, /Your 3 notes are in this browser only/],
  ['they were exported lately', { exported: '2026-05-01T00:00:00.000Z' }, null],
  ['they changed since an old export', { exported: '2026-03-01T00:00:00.000Z' }, /exported them 92 days ago/],
  [
    'nothing changed since an old export',
    { exported: '2026-03-01T00:00:00.000Z', lastChange: '2026-02-01T00:00:00.000Z' },
    null,
  ],
])('reminds where only the browser holds the notes: %s', (_case, over, words) => {
  const said = remindToExport(state(over), NOW);
  if (words === null) expect(said).toBeNull();
  else expect(said).toMatch(words);
});
