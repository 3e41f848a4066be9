import { describe, expect, it } from 'vitest';
import type { ExportedNote } from './exportednote.ts';
import { createFilter, filterableNote, filterNotes, listValues, type NoteFilter } from './notefilter.ts';

const entry = (
  id: string,
  page: string | null,
  over: Partial<ExportedNote> & { text?: string; tags?: string[]; day: string },
): ExportedNote => ({
  ...over,
  note: {
    id,
    target: page === null ? { kind: 'claim', essay: 'e', claim: 'c' } : { kind: 'page', page },
    text: over.text ?? '',
    tags: over.tags ?? [],
    created: '2026-01-01T00:00:00.000Z',
    modified: `${over.day}T23:00:00.000Z`,
  },
});

const NOTES = [
  entry('claim', null, {
    day: '2026-03-01',
    claimText: 'Europe arms.',
    essayTitle: 'After',
    themes: ['War'],
    text: 'Hm.',
  }),
  entry('page', 'https://www.news.example/a', { day: '2026-03-02', tags: ['nato', 'arms'], themes: ['War', 'Peace'] }),
  entry('sentence', 'https://other.example/', {
    day: '2026-03-03',
    relation: 'disputes',
    claimText: 'Europe arms.',
    text: ' ',
  }),
];

describe('notes', () => {
  it.each<[NoteFilter, string[]]>([
    [{}, ['claim', 'page', 'sentence']],
    [{ essay: 'After' }, ['claim']],
    [{ theme: 'War' }, ['claim', 'page']],
    [{ theme: 'Peace' }, ['page']],
    [{ claim: 'Europe arms.' }, ['claim', 'sentence']],
    [{ site: 'news.example' }, ['page']],
    [{ relation: 'disputes' }, ['sentence']],
    [{ tag: 'arms' }, ['page']],
    [{ from: '2026-03-02' }, ['page', 'sentence']],
    [{ to: '2026-03-02' }, ['claim', 'page']],
    [{ words: 'yes' }, ['claim']],
    [{ theme: 'War', tag: 'nato' }, ['page']],
    [{ theme: 'War', tag: 'none' }, []],
  ])('that fit %j', (filter, ids) => {
    expect(filterNotes(NOTES, filter).map(({ note }) => note.id)).toEqual(ids);
  });

  it('tell what can be chosen', () => {
    expect(listValues(NOTES.map(filterableNote), 'tag')).toEqual(['arms', 'nato']);
    expect(listValues(NOTES.map(filterableNote), 'site')).toEqual(['news.example', 'other.example']);
    expect(listValues(NOTES.map(filterableNote), 'relation')).toEqual(['disputes']);
  });
});

it.each<[NoteFilter, boolean]>([
  [{ site: 'news.example', relation: 'agrees' }, true],
  [{ from: '2026-03-02', to: '2026-03-02' }, true],
  [{ to: '2026-03-01' }, false],
  [{ tag: 'arms' }, false],
  [{ words: 'yes' }, false],
])('a sentence met, which has neither tags nor words of the reader’s, fits %j: %j', (filter, fits) => {
  const met = { site: ['news.example'], relation: ['agrees'], time: '2026-03-02T01:00:00.000Z' };
  expect(createFilter(filter)(met)).toBe(fits);
});

it('lets no days through where there is no time', () => {
  expect(createFilter({ from: '2026-03-02' })({ claim: ['Europe arms.'] })).toBe(false);
});
