import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Essay } from '../essays/essay.ts';
import type { NoteTarget } from '../notes/note.ts';
import { db } from './db.ts';
import { readDigest } from './readdigest.ts';
import { saveNote } from './savenote.ts';
import { recordSighting } from './sightings.ts';

const PAGE = 'https://example.org/a';
const quote = { exact: 'Cod migrate.', prefix: '', suffix: '', start: 0, end: 12 };
const ESSAY: Essay = {
  id: 'e',
  title: 'T',
  author: 'A.',
  themes: [{ id: 't', label: 'Seas' }],
  claims: [{ id: 'c', theme: 't', text: 'Fish move.' }],
  retired: [{ id: 'gone', text: 'Fish stay.' }],
};

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});

const meet = (claim: string, score = 0.8) =>
  recordSighting({
    page: PAGE,
    title: 'News',
    themes: [],
    matches: [{ essay: 'e', claim, relation: 'agrees', score, quote, why: { sentence: [], claim: [] } }],
  });
const noteOn = (target: NoteTarget) =>
  saveNote({
    id: target.kind,
    target,
    text: 'Hm.',
    tags: [],
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
  });

it('knows the title of the page that a note hangs on', async () => {
  await meet('c');
  await noteOn({ kind: 'sentence', page: PAGE, quote, claim: { essay: 'e', claim: 'c' } });
  await noteOn({ kind: 'claim', essay: 'e', claim: 'c' });
  const [claim] = (await readDigest(ESSAY, 0.5)).themes[0]!.claims;
  const titles = claim!.notes.map(({ note, pageTitle }) => [note.target.kind, pageTitle]);
  expect(Object.fromEntries(titles)).toEqual({ sentence: 'News', claim: undefined });
});

it('tells of a claim that was met and then taken out, where it is met clearly enough', async () => {
  await meet('gone', 0.4);
  expect((await readDigest(ESSAY, 0.5)).themes).toEqual([]);
  expect((await readDigest(ESSAY, 0.3)).themes).toMatchObject([
    {
      label: 'No longer in the essay',
      claims: [{ text: 'Fish stay.', agrees: 1, quoted: [{ quote: 'Cod migrate.' }] }],
    },
  ]);
});
