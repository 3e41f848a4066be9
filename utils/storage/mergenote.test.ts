import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { editEssay } from '../essays/edit.ts';
import { LONGEST_ID } from '../essays/parse.ts';
import { createBackup, type Backup } from './backup.ts';
import { bringBack, listBin } from './bin.ts';
import { db } from './db.ts';
import { essayCopyId } from './essaycopyid.ts';
import { describeClaim, installEssay } from './essays.ts';
import { areWordsLost } from './losttext.ts';
import { parseBackup } from './parsebackup.ts';
import { applyRestore, previewRestore, type RestoreOptions, type RestorePreview } from './restore.ts';
import { EMPTY, note, noteTexts, wipe } from './restorestage.ts';
import { saveNote } from './savenote.ts';
import { tagNotes } from './tagnotes.ts';

beforeEach(wipe);

const day = (number: number) => `2026-02-0${number}T00:00:00.000Z`;

async function restore(file: Backup, options: RestoreOptions = {}): Promise<RestorePreview> {
  const preview = await previewRestore(file, options);
  await applyRestore(file, preview, options);
  return preview;
}

/** Writes a text in the place of the stored one, as an editor does. */
async function edit(text: string, id = 'n'): Promise<void> {
  const stored = await db.notes.get(id);
  const now = new Date().toISOString();
  await saveNote(stored ? { ...stored, text, modified: now } : note(text, day(1), id), { base: stored?.modified });
}

const contents = async () => (await db.notes.toArray()).map(({ id, text, tags }) => [id, text, tags]);

describe('restoring older texts', () => {
  const rewind: RestoreOptions = { joining: 'rewind' };

  it('undoes a bulk tag, and makes no copies of notes of which no word changed', async () => {
    for (const id of ['a', 'b', 'c']) await saveNote(note(`On ${id}.`, day(1), id));
    const safety = await createBackup();
    const before = await contents();
    await tagNotes(['a', 'b', 'c'], ['wrong']);
    expect(await previewRestore(safety)).toMatchObject({ notes: { change: 0, skip: 3 }, older: { notes: 3 } });
    expect(await restore(safety, rewind)).toMatchObject({ notes: { change: 3 }, keptBeside: 0 });
    expect(await contents()).toEqual(before);
    // It counts as changed now, in the next backup too.
    expect((await db.notes.get('a'))!.modified > safety.exported).toBe(true);
  });

  it('undoes an import for the texts that it replaced, and keeps what was there beside', async () => {
    await saveNote(note('Mine, as written.', day(1)));
    const safety = await createBackup();
    await restore({ ...EMPTY, notes: [note('Theirs.', day(3))] });
    expect(await noteTexts()).toEqual(['Mine, as written.', 'Theirs.']);
    expect((await db.notes.get('n'))?.text).toBe('Theirs.');
    await restore(safety, rewind);
    expect((await db.notes.get('n'))?.text).toBe('Mine, as written.');
    expect(await noteTexts()).toEqual(['Mine, as written.', 'Theirs.']);
  });

  it('does nothing the second time, and comes back the same out of a file', async () => {
    await saveNote(note('First.', day(1)));
    const first = await createBackup();
    await edit('Second.');
    expect(await restore(first, rewind)).toMatchObject({ older: { notes: 1 }, keptBeside: 1 });
    const after = await createBackup();
    const again = await restore(first, rewind);
    expect(again).toMatchObject({ notes: { add: 0, change: 0, skip: 1 }, older: { notes: 0 }, keptBeside: 0 });
    expect({ ...(await createBackup()), exported: '' }).toEqual({ ...after, exported: '' });
    const parsed = parseBackup(JSON.stringify(after));
    if (!parsed.ok) throw new Error('refused');
    await wipe();
    await restore(parsed.backup);
    expect({ ...(await createBackup()), exported: '' }).toEqual({ ...after, exported: '' });
  });

  it('can be undone by the backup made before it, and redone, without a text more', async () => {
    await saveNote(note('First.', day(1)));
    const first = await createBackup();
    await edit('Second.');
    const second = await createBackup();
    for (const [file, text] of [
      [first, 'First.'],
      [second, 'Second.'],
      [first, 'First.'],
    ] as const) {
      await restore(file, rewind);
      expect((await db.notes.get('n'))?.text).toBe(text);
      expect(await noteTexts()).toEqual(['First.', 'Second.']);
    }
  });

  it('leaves what was written since, and stands twice in a file as once', async () => {
    await saveNote(note('Old.', day(1)));
    const file = await createBackup();
    await edit('New.');
    await saveNote(note('Written since.', day(5), 'other'));
    const twice = { ...file, notes: [...file.notes, note('Older still.', '2026-01-01T00:00:00.000Z')] };
    await restore(twice, rewind);
    expect(await noteTexts()).toEqual(['New.', 'Old.', 'Written since.']);
    expect(await previewRestore(twice, rewind)).toMatchObject({ notes: { add: 0, change: 0 }, keptBeside: 0 });
  });

  it('brings back an essay, with the later one in the bin and its claims readable', async () => {
    const essay = (text: string, id: string) => ({
      id: 'own',
      title: 'Mine',
      author: 'Me',
      themes: [{ id: 't', label: 'T' }],
      claims: [{ id, theme: 't', text }],
    });
    await installEssay(essay('Europe must arm.', 'c1'));
    const file = await createBackup();
    await installEssay(essay('Overwritten.', 'c2'));
    expect((await previewRestore(file)).older).toEqual({ notes: 0, essays: 1 });
    await restore(file, rewind);
    expect((await db.essays.get('own'))?.claims).toMatchObject([{ text: 'Europe must arm.' }]);
    expect(await describeClaim({ essay: 'own', claim: 'c2' })).toMatchObject({ text: 'Overwritten.', retired: true });
    expect(await listBin()).toMatchObject([{ content: { claims: [{ text: 'Overwritten.' }] } }]);
    expect(await previewRestore(file, rewind)).toMatchObject({ essays: { add: 0, change: 0 }, bin: { add: 0 } });
    const [entry] = await listBin();
    await bringBack(entry!.key);
    const later = (await db.essays.get(entry!.id))!;
    expect(editEssay(later, { kind: 'cite', field: 'title', text: 'Still mine' }).title).toBe('Still mine');
    expect(essayCopyId({ ...later, id: 'x'.repeat(80) }, day(1)).length).toBeLessThanOrEqual(LONGEST_ID);
  });
});

describe('importing over a text of the reader', () => {
  it('keeps it beside, once', async () => {
    await saveNote(note('Written here.', day(1)));
    const file = { ...EMPTY, notes: [note('Written there.', day(2))] };
    expect(await restore(file)).toMatchObject({ notes: { change: 1 }, keptBeside: 1 });
    expect(await restore(file)).toMatchObject({ notes: { add: 0, change: 0 }, keptBeside: 0 });
    expect(await noteTexts()).toEqual(['Written here.', 'Written there.']);
  });

  it('keeps none that the file goes on from, or that came from a file itself', async () => {
    await saveNote(note('Begun', day(1)));
    await restore({ ...EMPTY, notes: [note('Begun here, ended there.', day(2))] });
    await restore({ ...EMPTY, notes: [note('Written anew there.', day(3))] });
    expect(await noteTexts()).toEqual(['Written anew there.']);
    await edit('Changed here since.');
    await restore({ ...EMPTY, notes: [note('There again.', '2099-01-01T00:00:00.000Z')] });
    expect(await noteTexts()).toEqual(['Changed here since.', 'There again.']);
  });

  it('says of a later text which it has already that it was changed here, and of the same that it is the same', async () => {
    const source: RestoreOptions = { joining: 'source' };
    const file = (text: string, number: number) => ({ ...EMPTY, notes: [note(text, day(number))] });
    await restore(file('Begun', 1), source);
    const skipped = async (text: string, number: number) =>
      (await previewRestore(file(text, number), source)).lists.notes.skipped.first.map(({ why }) => why);
    expect(await skipped('Begun', 1)).toEqual(['same']);
    await saveNote(
      { ...(await db.notes.get('n'))!, text: 'Begun there, ended here.', modified: day(2) },
      { base: day(1) },
    );
    expect(await skipped('Begun there,', 3)).toEqual(['newer']);
    expect(await skipped('Begun there, ended here.', 2)).toEqual(['same']);
  });

  it('takes a later text of a copy that lies beside it, and keeps what was there once', async () => {
    await saveNote(note('First.', day(1)));
    await restore({ ...EMPTY, notes: [note('Theirs.', day(3))] });
    const copy = (await db.notes.toArray()).find(({ text }) => text === 'First.')!;
    const later = note('Written on there.', '2099-01-01T00:00:00.000Z', copy.id);
    await restore({ ...EMPTY, notes: [later] });
    const after = await db.notes.toArray();
    expect(after.find(({ id }) => id === copy.id)?.text).toBe('Written on there.');
    expect(await noteTexts()).toEqual(['First.', 'Theirs.', 'Written on there.']);
    expect(await restore({ ...EMPTY, notes: [later] })).toMatchObject({ notes: { change: 0 }, keptBeside: 0 });
    expect(await db.notes.toArray()).toEqual(after);
  });

  it('loses no words that were written here and in no file, and does nothing the second time', async () => {
    const words = fc.array(fc.constantFrom('arms', 'budget', 'treaty', 'vote'), { minLength: 1, maxLength: 3 });
    const text = words.map((some) => some.join(' '));
    const step = fc.oneof(
      fc.record({ kind: fc.constant('edit' as const), written: text, on: fc.nat(2) }),
      fc.record({
        kind: fc.constantFrom('latest' as const, 'rewind' as const, 'source' as const),
        // One is of the note, others are of copies that lie beside it by then.
        written: fc.uniqueArray(fc.record({ on: fc.nat(2), text }), { selector: ({ on }) => on, minLength: 1 }),
        modified: fc.constantFrom(day(1), day(2), '2098-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        await wipe();
        // What a file said in just these words is no work of the reader's, also where they saved it again.
        const said = new Set<string>();
        for (const each of steps) {
          const before = await db.notes.toArray();
          const ids = ['n', ...before.map(({ id }) => id).filter((id) => id !== 'n')];
          if (each.kind === 'edit') {
            await edit(each.written, ids[each.on] ?? 'n');
            continue;
          }
          const mine = before.filter((one) => !said.has(one.id + one.text));
          const notes = each.written.flatMap(({ on, text: written }) =>
            ids[on] === undefined ? [] : [note(written, each.modified, ids[on])],
          );
          for (const one of notes) said.add(one.id + one.text);
          const file = { ...EMPTY, notes };
          await restore(file, { joining: each.kind });
          const after = await db.notes.toArray();
          for (const stored of mine) expect(after.some((kept) => !areWordsLost(stored, kept))).toBe(true);
          // And what is later in the file has come.
          const later = notes.filter((one) => !before.some((old) => old.id === one.id && old.modified >= one.modified));
          if (each.kind !== 'source')
            expect(after).toEqual(
              expect.arrayContaining(later.map(({ id, text: came }) => expect.objectContaining({ id, text: came }))),
            );
          const again = await restore(file, { joining: each.kind });
          expect([again.notes.add, again.notes.change, again.keptBeside]).toEqual([0, 0, 0]);
          expect(await db.notes.toArray()).toEqual(after);
        }
      }),
      { numRuns: 150 },
    );
  });
});
