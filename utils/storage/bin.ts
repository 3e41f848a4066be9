import { changedAt, type Note } from '../notes/note.ts';
import type { SaveOutcome } from '../notes/noteediting.ts';
import { binKey, plainEssay } from './binkey.ts';
import { db, type Binned } from './db.ts';
import { forgetDrafts } from './drafts.ts';
import { refreshGateProfiles } from './essays.ts';
import { namingFailures } from './failure.ts';
import { laterThan } from './later.ts';
import { noteKeys, plainNote } from './notekeys.ts';
import { refreshNotedPages } from './notes.ts';
import { subscriptionsItem, unsubscribe } from './subscriptions.ts';

/** How long what was deleted can be brought back. */
export const BIN_DAYS = 30;

/** What lies in the bin and can be brought back. */
export type BinEntry = Filled<Binned>;

type Filled<T extends Binned> = T extends unknown ? T & { content: NonNullable<T['content']> } : never;

/** Lists what can be brought back, last deleted first; what was deleted together has one `deleted`. */
export async function listBin(): Promise<BinEntry[]> {
  const binned = await db.bin.orderBy('deleted').toArray();
  return binned.toReversed().filter((entry): entry is BinEntry => entry.content !== null);
}

/**
 * Moves a note to the bin.
 * @param base the `modified` that the reader saw; where the note changed since it stays, and the answer is a conflict
 */
export async function removeNote(id: string, { base }: { base?: string | null } = {}): Promise<SaveOutcome> {
  const outcome = await namingFailures(() =>
    db.transaction('rw', db.notes, db.bin, async (): Promise<SaveOutcome> => {
      const stored = await db.notes.get(id);
      if (stored && typeof base === 'string' && base !== stored.modified)
        return { kind: 'conflict', other: plainNote(stored) };
      if (stored) await binNotes([stored]);
      return { kind: 'saved', modified: null };
    }),
  );
  if (outcome.kind === 'conflict') return outcome;
  await forgetDrafts([id]);
  await refreshNotedPages();
  return outcome;
}

/** Moves notes to the bin, all or none, as one deletion. Returns how many there were. */
export async function removeNotes(ids: string[]): Promise<number> {
  const removed = await namingFailures(() =>
    db.transaction('rw', db.notes, db.bin, async () => {
      const stored = (await db.notes.bulkGet(ids)).filter((note) => note !== undefined);
      await binNotes(stored);
      return stored.length;
    }),
  );
  await forgetDrafts(ids);
  await refreshNotedPages();
  return removed;
}

/**
 * All get one `deleted`: by it the bin knows what was deleted together. A note that is dated ahead of now, as a clock was
 * once, gets its own: else the others would lie in the bin until that day too.
 */
async function binNotes(notes: Note[]): Promise<void> {
  const now = laterThan();
  const last = notes.map(({ modified }) => modified).filter((modified) => modified <= now);
  const deleted = laterThan(last.toSorted().at(-1));
  await db.bin.bulkPut(
    notes.map((note) => ({
      key: binKey('note', note.id),
      kind: 'note' as const,
      id: note.id,
      deleted: note.modified < deleted ? deleted : laterThan(note.modified),
      content: plainNote(note),
    })),
  );
  await db.notes.bulkDelete(notes.map(({ id }) => id));
}

/** Moves one of the reader's own essays to the bin; what was seen and noted on its claims stays. */
export async function removeEssay(id: string): Promise<void> {
  await namingFailures(() =>
    db.transaction('rw', db.essays, db.bin, async () => {
      const essay = await db.essays.get(id);
      if (!essay || essay.builtIn) return;
      const deleted = laterThan(essay.modified);
      await db.bin.put({ key: binKey('essay', id), kind: 'essay', id, deleted, content: plainEssay(essay) });
      await db.essays.delete(id);
    }),
  );
  await refreshGateProfiles();
}

/** Finds an essay that was deleted and can be brought back; null where there is none. */
export async function findBinnedEssay(id: string): Promise<Extract<BinEntry, { kind: 'essay' }> | null> {
  const binned = await db.bin.get(binKey('essay', id));
  return binned?.kind === 'essay' && binned.content !== null ? { ...binned, content: binned.content } : null;
}

/** Brings back what was deleted; false where it is not in the bin any more. */
export async function bringBack(key: string): Promise<boolean> {
  return (await bringBackAll([key])) > 0;
}

/**
 * Brings back what was deleted, all or none. It is newer than its deletion by then, and a note keeps the date of its last
 * change. Returns how much of it was in the bin still.
 */
export async function bringBackAll(keys: string[]): Promise<number> {
  const entries = await namingFailures(() =>
    db.transaction('rw', db.notes, db.essays, db.bin, async () => {
      const kept = (await db.bin.bulkGet(keys)).filter((entry): entry is BinEntry => Boolean(entry?.content));
      for (const { key, kind, content, deleted } of kept) {
        const modified = laterThan(deleted);
        if (kind === 'note') {
          await db.notes.put({ ...content, ...noteKeys(content), modified, changed: changedAt(content) });
        } else await db.essays.put({ ...content, builtIn: false, modified });
        await db.bin.delete(key);
      }
      return kept;
    }),
  );
  if (entries.some(({ kind }) => kind === 'note')) await refreshNotedPages();
  if (entries.some(({ kind }) => kind === 'essay')) await refreshGateProfiles();
  return entries.length;
}

/**
 * Forgets the content of what was deleted; that it was deleted stays known. A pack that was followed for an essay is
 * followed no longer: nothing on screen could end it any more.
 * @throws StorageFullError: what cannot be let go wholly stays in the bin, to be tried again
 */
export async function deleteForGood(keys: string[]): Promise<void> {
  const binned = await namingFailures(() => db.bin.where('key').anyOf(keys).toArray());
  // First: an essay that is gone would leave no way to try again.
  for (const { kind, id } of binned) if (kind === 'essay') await unsubscribe(id);
  await namingFailures(() => db.bin.where('key').anyOf(keys).modify({ content: null }));
}

/**
 * Follows no pack any longer whose essay was deleted for good: by an older build, or because a restored backup knew of
 * it. A pack whose essay is merely not there is let be: a lost database may come back.
 */
export async function unfollowDeleted(): Promise<void> {
  const followed = Object.keys(await subscriptionsItem.getValue());
  const gone = await namingFailures(() =>
    db.transaction('r', db.essays, db.bin, async () => {
      const binned = await db.bin.bulkGet(followed.map((id) => binKey('essay', id)));
      const kept = await db.essays.bulkGet(followed);
      return followed.filter((_, i) => binned[i]?.content === null && kept[i] === undefined);
    }),
  );
  for (const id of gone) await unsubscribe(id);
}

/** Deletes for good what was deleted over `BIN_DAYS` ago. Returns how many. */
export async function emptyBin(now = new Date()): Promise<number> {
  const end = new Date(now.getTime() - BIN_DAYS * 24 * 60 * 60 * 1000).toISOString();
  const over = await db.bin.where('deleted').below(end).toArray();
  const keys = over.filter(({ content }) => content !== null).map(({ key }) => key);
  await deleteForGood(keys);
  return keys.length;
}
