import { expect, it } from 'vitest';
import { exportedItem, type ExportState, noteCopiedOutside, remindToExport } from './exportreminder.ts';

const NOW = new Date('2026-06-01T00:00:00.000Z');
const state = (over: Partial<ExportState>): ExportState => ({
  notes: 5,
  begun: '2026-05-01T00:00:00.000Z',
  imported: '',
  lastChange: '2026-05-20T00:00:00.000Z',
  exported: '',
  dismissed: '',
  ...over,
});

it.each<[string, Partial<ExportState>, RegExp | null]>([
  ['there are few notes', { notes: 4 }, null],
  ['they were begun lately', { begun: '2026-05-18T00:00:01.000Z' }, null],
  ['an import brought them lately', { begun: '2020-05-01T00:00:00.000Z', imported: '2026-05-18T00:00:01.000Z' }, null],
  ['an import brought them long ago', { imported: '2026-05-17T00:00:00.000Z' }, /in this browser only/],
  ['a clock set ahead dated the import', { imported: '2031-01-01T00:00:00.000Z' }, /in this browser only/],
  ['they were never copied', {}, /Your notes are in this browser only/],
  ['they were copied lately', { exported: '2026-05-18T12:00:00.000Z' }, null],
  ['they changed since an old copy', { exported: '2026-05-17T00:00:00.000Z' }, /this browser 15 days ago/],
  ['nothing changed since an old copy', { exported: '2026-05-20T00:00:00.000Z' }, null],
  ['the reader waved it away this month', { dismissed: '2026-05-03T00:00:00.000Z' }, null],
  ['a clock set ahead dated the copy', { exported: '2031-01-01T00:00:00.000Z' }, /in this browser only/],
  ['a clock set ahead dated the waving away', { dismissed: '2031-01-01T00:00:00.000Z' }, /in this browser only/],
  ['the reader waved it away before', { dismissed: '2026-05-01T00:00:00.000Z' }, /in this browser only/],
])('reminds where only the browser holds the notes: %s', (_case, over, words) => {
  const said = remindToExport(state(over), NOW);
  if (words === null) expect(said).toBeNull();
  else expect(said).toMatch(words);
});

it('knows the latest copy, not one that a clock set ahead dated', async () => {
  await exportedItem.setValue('9000-01-01T00:00:00.000Z');
  await noteCopiedOutside('2026-05-01T00:00:00.000Z');
  await noteCopiedOutside('2026-04-01T00:00:00.000Z');
  expect(await exportedItem.getValue()).toBe('2026-05-01T00:00:00.000Z');
});
