import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { changedAt, type Note } from '../notes/note.ts';
import { filterNotes } from '../notes/notefilter.ts';
import { notesToCsv } from '../notes/notescsv.ts';
import { notesToMarkdown } from '../notes/markdown.ts';
import { notesToHtml } from '../notes/noteshtml.ts';
import { notesToPageFiles } from '../notes/pagefiles.ts';
import { notesToWebAnnotations } from '../notes/webannotation.ts';
import { createBackup } from './backup.ts';
import { bringBackAll, listBin, removeNotes } from './bin.ts';
import { findNote, findSentenceNote, listNotes, notesOnClaim } from './notes.ts';
import { parseBackup } from './parsebackup.ts';
import { applyRestore, previewRestore, type RestoreOptions } from './restore.ts';
import { EMPTY, note, wipe } from './restorestage.ts';
import { saveNote } from './savenote.ts';
import { listSearchableNotes } from './searchablenotes.ts';
import { tagNotes } from './tagnotes.ts';

const DAYS = ['2026-02-01', '2026-02-02', '2026-02-03'];
const timeOf = (day: string) => `${day}T12:00:00.000Z`;
const keys = ['note:n0', 'note:n1'];

beforeEach(async () => {
  await wipe();
  for (const [i, day] of DAYS.entries()) await saveNote(note(`words ${i}`, timeOf(day), `n${i}`));
});

const deleteAndBringBack = async () => {
  await removeNotes(['n0', 'n1']);
  await bringBackAll(keys);
};
const order = async () => (await listNotes()).map(({ id }) => id);
const restore = async (text: string, options: RestoreOptions = {}) => {
  const parsed = parseBackup(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  await applyRestore(parsed.backup, await previewRestore(parsed.backup, options), options);
};

it('has its old date and place, and is newer than its deletion', async () => {
  const before = await order();
  await removeNotes(['n0', 'n1']);
  const [{ deleted } = { deleted: '' }] = await listBin();
  await bringBackAll(keys);
  expect(await order()).toEqual(before);
  const back = (await findNote('n0'))!;
  expect(changedAt(back)).toBe(timeOf(DAYS[0]!));
  expect(back.modified > deleted).toBe(true);
});

it('keeps that date through another deletion and a backup', async () => {
  await deleteAndBringBack();
  await deleteAndBringBack();
  const text = JSON.stringify(await createBackup());
  await wipe();
  await restore(text);
  expect((await listNotes()).map(changedAt)).toEqual(DAYS.toReversed().map(timeOf));
});

it('stays, with its date, where a backup knows that it was deleted', async () => {
  await removeNotes(['n0', 'n1']);
  const older = JSON.stringify(await createBackup());
  await bringBackAll(keys);
  await restore(older);
  expect((await listNotes()).map(changedAt)).toEqual(DAYS.toReversed().map(timeOf));
  expect(await listBin()).toEqual([]);
});

it('keeps its date when a backup brings it back because the reader wants that', async () => {
  const older = JSON.stringify(await createBackup());
  await removeNotes(['n0', 'n1']);
  await restore(older, { revive: true });
  expect((await listNotes()).map(changedAt)).toEqual(DAYS.toReversed().map(timeOf));
});

it('has the date of the words with which a backup brings it back', async () => {
  const older = JSON.stringify(await createBackup());
  await saveNote({ ...(await findNote('n0'))!, text: 'later words', modified: timeOf('2026-02-05') });
  await removeNotes(['n0']);
  await restore(older, { revive: true });
  expect((await findNote('n0'))!.text).toBe('later words');
  expect(changedAt((await findNote('n0'))!)).toBe(timeOf('2026-02-05'));
});

it('is changed when a backup gives it its older text', async () => {
  await deleteAndBringBack();
  const older = JSON.stringify(await createBackup());
  await saveNote({ ...(await findNote('n0'))!, text: 'later words' });
  const before = new Date().toISOString();
  await restore(older, { joining: 'rewind' });
  expect((await findNote('n0'))!.text).toBe('words 0');
  expect(changedAt((await findNote('n0'))!) >= before).toBe(true);
});

it.each([
  ['text', { text: 'their words' }],
  ['tags', { tags: ['theirs'] }],
])('is changed when another program changed its %s, also before tags were taken off it again', async (_, theirs) => {
  const first = note('words', timeOf('2026-02-01'), 's');
  const take = (one: Note) => restore(JSON.stringify({ ...EMPTY, notes: [one] }), { joining: 'source' });
  await take(first);
  await (await tagNotes(['s'], ['mine'])).undo();
  expect(changedAt((await findNote('s'))!)).toBe(first.modified);
  const before = (await findNote('s'))!.modified;
  await take({ ...first, ...theirs, modified: timeOf('2026-02-02') });
  expect(await findNote('s')).toMatchObject(theirs);
  expect(changedAt((await findNote('s'))!) > before).toBe(true);
});

it.each<[string, () => Promise<unknown>]>([
  ['written on', async () => saveNote({ ...(await findNote('n0'))!, text: 'more words' })],
  ['tagged', () => tagNotes(['n0'], ['tag'])],
])('is changed when it is %s', async (_, change) => {
  await deleteAndBringBack();
  await change();
  expect((await findNote('n0'))!.changed).toBeUndefined();
  expect(changedAt((await findNote('n0'))!) > timeOf(DAYS[2]!)).toBe(true);
  expect(await order()).toEqual(['n0', 'n2', 'n1']);
});

it('has its old date in the filters and in every file that is written', async () => {
  const files = async () => {
    const entries = await listSearchableNotes();
    return [
      filterNotes(entries, { to: DAYS[1]! }).map(({ note: { id } }) => id),
      notesToCsv(entries),
      notesToMarkdown(entries),
      notesToHtml(entries),
      notesToPageFiles(entries),
      notesToWebAnnotations(entries, new Date(0)),
    ];
  };
  const before = await files();
  await deleteAndBringBack();
  expect(await files()).toEqual(before);
});

it('stands among the notes of a claim and of a sentence as before', async () => {
  const claim = { essay: 'e', claim: 'other' };
  const quote = { exact: 'Words.', prefix: '', suffix: '', start: 0, end: 6 };
  const target = { kind: 'sentence' as const, page: 'https://news.example/', quote, claim };
  for (const [i, day] of DAYS.entries()) await saveNote({ ...note(`${i}`, timeOf(day), `s${i}`), target });
  await removeNotes(['s0']);
  await bringBackAll(['note:s0']);
  expect((await notesOnClaim(claim)).map(({ id }) => id)).toEqual(['s2', 's1', 's0']);
  expect((await findSentenceNote({ page: target.page, exact: quote.exact }))?.id).toBe('s2');
});
