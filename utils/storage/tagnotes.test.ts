import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, expect, it } from 'vitest';
import { changedAt } from '../notes/note.ts';
import { db } from './db.ts';
import { findNote } from './notes.ts';
import { saveNote } from './savenote.ts';
import { listTags, tagNotes, untagNotes } from './tagnotes.ts';

const OLD = '2026-01-01T00:00:00.000Z';

beforeEach(async () => {
  fakeBrowser.reset();
  await db.notes.clear();
  for (const [id, tags] of Object.entries({ a: [], b: ['nato'], c: ['other'] })) {
    await saveNote({
      id,
      target: { kind: 'page', page: 'https://example.org/' },
      text: id,
      tags,
      created: OLD,
      modified: OLD,
    });
  }
});
const tagsOf = async (id: string) => (await findNote(id))?.tags;

it('tags the notes that are named, and says how many had it not yet', async () => {
  const { count } = await tagNotes(['a', 'b', 'gone'], ['NATO']);
  expect(count).toBe(1);
  expect([await tagsOf('a'), await tagsOf('b'), await tagsOf('c')]).toEqual([['NATO'], ['nato'], ['other']]);
  expect([(await findNote('a'))!.modified > OLD, (await findNote('b'))!.modified]).toEqual([true, OLD]);
  expect(await listTags()).toEqual(['nato', 'NATO', 'other']);
});

it('takes tags off again only where it put them, and leaves what came since', async () => {
  const { undo } = await tagNotes(['a', 'b'], ['nato', 'arms']);
  await saveNote({
    ...(await findNote('a'))!,
    text: 'changed',
    tags: ['nato', 'arms', 'own'],
    modified: '2099-01-01T00:00:00.000Z',
  });
  await undo();
  expect([await tagsOf('a'), await tagsOf('b')]).toEqual([['own'], ['nato']]);
  expect((await findNote('a'))?.text).toBe('changed');
  expect((await findNote('a'))!.modified > '2099-01-01T00:00:00.000Z').toBe(true);
});

it('takes a tag off the notes that have it, changes no other, and puts it back where it stood', async () => {
  await saveNote({ ...(await findNote('b'))!, tags: ['first', 'nato', 'last'], modified: '2026-01-02T00:00:00.000Z' });
  const before = (await findNote('b'))!.modified;
  const { count, undo } = await untagNotes(['a', 'b', 'c', 'gone'], 'nato');
  expect(count).toBe(1);
  expect([await tagsOf('a'), await tagsOf('b'), await tagsOf('c')]).toEqual([[], ['first', 'last'], ['other']]);
  expect([(await findNote('b'))!.modified > before, (await findNote('c'))!.modified]).toEqual([true, OLD]);
  expect(await listTags()).not.toContain('nato');
  await undo();
  expect([await tagsOf('a'), await tagsOf('b')]).toEqual([[], ['first', 'nato', 'last']]);
});

it('puts a tag back once, and where the note lost others since at its end', async () => {
  await saveNote({ ...(await findNote('b'))!, tags: ['x', 'y', 'nato'], modified: '2026-01-02T00:00:00.000Z' });
  const { undo } = await untagNotes(['b'], 'nato');
  await untagNotes(['b'], 'x');
  await undo();
  expect(await tagsOf('b')).toEqual(['y', 'nato']);
  await tagNotes(['c'], ['Other']);
  const again = await untagNotes(['c'], 'other');
  await tagNotes(['c'], ['OTHER']);
  await again.undo();
  expect(await tagsOf('c')).toEqual(['OTHER']);
});

it('takes tags back off the notes that have them still, and changes no other', async () => {
  const { undo } = await tagNotes(['a', 'c'], ['arms']);
  await saveNote({ ...(await findNote('c'))!, tags: ['other'], modified: '2099-01-01T00:00:00.000Z' });
  await undo();
  expect([await tagsOf('a'), await tagsOf('c')]).toEqual([[], ['other']]);
  expect((await findNote('c'))!.modified).toBe('2099-01-01T00:00:00.000Z');
});

it.each([
  ['put on', () => tagNotes(['b', 'c'], ['arms'])],
  ['taken off', () => untagNotes(['b', 'c'], 'nato')],
])(
  'gives notes their date back when tags that were %s are undone, where nothing else changed them',
  async (_, change) => {
    await tagNotes(['c'], ['nato']);
    const { undo } = await change();
    const tagged = (await findNote('b'))!.modified;
    await saveNote({ ...(await findNote('c'))!, text: 'changed', modified: '2099-01-01T00:00:00.000Z' });
    await undo();
    expect(changedAt((await findNote('b'))!)).toBe(OLD);
    expect((await findNote('b'))!.modified > tagged).toBe(true);
    expect(changedAt((await findNote('c'))!) > '2099-01-01T00:00:00.000Z').toBe(true);
  },
);

it('puts a tag back beside another spelling that the note had already', async () => {
  await db.notes.update('b', { tags: ['War', 'x', 'war'] });
  const { undo } = await untagNotes(['b'], 'war');
  expect(await tagsOf('b')).toEqual(['War', 'x']);
  await undo();
  expect(await tagsOf('b')).toEqual(['War', 'x', 'war']);
  await undo();
  expect(await tagsOf('b')).toEqual(['War', 'x', 'war']);
});
