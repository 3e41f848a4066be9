import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createBackup, type Backup } from './backup.ts';
import { bringBack, listBin, removeEssay, removeNote } from './bin.ts';
import { installEssay, listEssays } from './essays.ts';
import { COPY_MARK } from './losttext.ts';
import { listNotes } from './notes.ts';
import { applyRestore, previewRestore, type RestoreOptions } from './restore.ts';
import { EMPTY, note, wipe } from './restorestage.ts';
import { saveNote } from './savenote.ts';

beforeEach(wipe);

async function restore(file: Backup, options: RestoreOptions = {}) {
  await applyRestore(file, await previewRestore(file, options), options);
}

describe('a deletion', () => {
  const day = (number: number) => `2026-02-0${number}T00:00:00.000Z`;
  const deleted = (number: number, text: string | null = null, id = 'n') => ({
    kind: 'note' as const,
    id,
    deleted: day(number),
    content: text === null ? null : note(text, day(1), id),
  });
  const living = async () => (await listNotes()).map(({ text: kept }) => kept);

  it('is not undone by an older backup, unless the reader wants that', async () => {
    await saveNote(note('kept', day(1), 'other'));
    await saveNote(note('gone', day(1)));
    const older = await createBackup();
    await removeNote('n');
    expect(await previewRestore(older)).toMatchObject({ notes: { add: 0, skip: 2 }, heldBack: 1 });
    await restore(older);
    expect(await living()).toEqual(['kept']);
    expect((await listBin()).map(({ id }) => id)).toEqual(['n']);
    await restore(older, { revive: true });
    expect((await living()).toSorted()).toEqual(['gone', 'kept']);
    expect(await listBin()).toEqual([]);
    // What came back counts as newer than its deletion, in the next backup too.
    const next = await createBackup();
    await wipe();
    await restore({ ...EMPTY, bin: [deleted(2)] });
    await restore(next);
    expect((await living()).toSorted()).toEqual(['gone', 'kept']);
  });

  it('is undone with the words that were deleted, though the backup has earlier ones', async () => {
    await saveNote(note('first', day(1)));
    const older = await createBackup();
    await saveNote(note('edited, then deleted', day(2)), { base: day(1) });
    await removeNote('n');
    await restore(older, { revive: true });
    expect(await living()).toEqual(['edited, then deleted']);
    expect((await previewRestore(older, { revive: true })).notes).toEqual({ add: 0, change: 0, skip: 1 });
  });

  it('that an older text of the backup undoes leaves the last words in the bin', async () => {
    await saveNote(note('first', day(1)));
    const older = await createBackup();
    await saveNote(note('last words', day(2)), { base: day(1) });
    await removeNote('n');
    const options = { revive: true, joining: 'rewind' } as const;
    await restore(older, options);
    expect(await living()).toEqual(['first']);
    const [left, ...more] = await listBin();
    expect([left?.content, more]).toMatchObject([{ text: 'last words' }, []]);
    expect(await previewRestore(older, options)).toMatchObject({
      notes: { add: 0, change: 0 },
      bin: { add: 0, change: 0 },
    });
    await bringBack(left!.key);
    expect((await living()).toSorted()).toEqual(['first', 'last words']);
  });

  it.each(['latest', 'source'] as const)(
    'that a later text of a file undoes (%s) leaves its words in the bin',
    async (joining) => {
      await saveNote(note('mine', day(1)));
      await removeNote('n');
      const file = { ...EMPTY, notes: [note('theirs, written since', '2099-01-01T00:00:00.000Z')] };
      await restore(file, { joining });
      expect(await living()).toEqual(['theirs, written since']);
      expect(await listBin()).toMatchObject([{ content: { text: 'mine' } }]);
      await restore(file, { joining });
      expect((await listBin()).length).toBe(1);
    },
  );

  it('that a text undoes which has all its words leaves nothing in the bin', async () => {
    await saveNote(note('begun', day(1)));
    await removeNote('n');
    await restore({ ...EMPTY, notes: [note('begun, then ended', '2099-01-01T00:00:00.000Z')] });
    expect(await listBin()).toEqual([]);
  });

  it('of an essay that an older text of the backup undoes leaves the last one in the bin, fit to be edited', async () => {
    const essay = { id: 'own', title: 'First', author: 'Me', themes: [], claims: [] };
    await installEssay(essay);
    const older = await createBackup();
    await installEssay({ ...essay, title: 'Last' });
    await removeEssay('own');
    const options = { revive: true, joining: 'rewind' } as const;
    await restore(older, options);
    expect((await listEssays()).map(({ title }) => title)).toEqual(['First']);
    const [left, ...more] = await listBin();
    expect([left?.content, more]).toMatchObject([{ title: 'Last' }, []]);
    await restore(older, options);
    expect((await listBin()).length).toBe(1);
    await bringBack(left!.key);
    expect((await listEssays()).map(({ title }) => title).toSorted()).toEqual(['First', 'Last']);
    expect(left!.id).toMatch(/^own\.[a-z0-9]+$/);
  });

  it('travels in a backup, loses to a later change, and puts what it removes into the bin', async () => {
    await saveNote(note('seen by both', day(1)));
    await saveNote(note('written after', day(5), 'late'));
    await restore({ ...EMPTY, bin: [deleted(3), deleted(3, 'long ago', 'late')] });
    expect(await living()).toEqual(['written after']);
    expect((await listBin()).map(({ content: kept }) => kept)).toMatchObject([{ text: 'seen by both' }]);
  });

  it('comes to the same whichever backup is restored first', async () => {
    const backupOf = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b'), day: fc.nat(8), gone: fc.boolean() }), {
      selector: ({ id }) => id,
    });
    await fc.assert(
      fc.asyncProperty(backupOf, backupOf, backupOf, async (...histories) => {
        // No two of them at the same moment.
        const at = (value: number, i: number) => `2026-02-0${value + 1}T00:00:00.00${i}Z`;
        const files = histories.map((history, i) => ({
          ...EMPTY,
          notes: history.filter(({ gone }) => !gone).map(({ id, day: on }) => note(`${i}`, at(on, i), id)),
          bin: history
            .filter(({ gone }) => gone)
            .map(({ id, day: on }) => ({ kind: 'note' as const, id, deleted: at(on, i), content: null })),
        }));
        const inOrder = async (order: number[]) => {
          await wipe();
          for (const i of order) await restore(files[i]!);
          const { notes, bin } = await createBackup();
          // Words of a note that came back stay in the bin only where they were here before.
          const own = bin.filter(({ id }) => !id.includes(COPY_MARK));
          return { notes, bin: own.map(({ id, deleted: when }) => [id, when]) };
        };
        const first = await inOrder([0, 1, 2]);
        for (const order of [
          [2, 1, 0],
          [1, 2, 0],
        ]) {
          const { notes, bin } = await inOrder(order);
          expect(notes).toEqual(first.notes);
          expect(bin).toEqual(first.bin);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of an essay works alike, and never removes a built-in one', async () => {
    const essay = { id: 'own', title: 'Mine', author: 'Me', themes: [], claims: [] };
    await installEssay(essay);
    await installEssay({ ...essay, id: 'b', title: 'Ours' }, { builtIn: true });
    const older = await createBackup();
    await removeEssay('own');
    await removeEssay('b');
    await restore(older);
    expect((await listEssays()).map(({ id }) => id)).toEqual(['b']);
    await restore({ ...EMPTY, bin: [{ kind: 'essay', id: 'b', deleted: '2099-01-01T00:00:00.000Z', content: null }] });
    expect((await listEssays()).map(({ id }) => id)).toEqual(['b']);
    await installEssay(essay);
    expect((await createBackup()).bin).toEqual([]);
  });
});
