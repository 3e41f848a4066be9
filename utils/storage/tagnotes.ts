import { addTags } from '../notes/tagfield.ts';
import { db } from './db.ts';
import { namingFailures } from './failure.ts';
import { laterThan } from './later.ts';
import type { StoredNote } from './notekeys.ts';

/** Tags put on many notes at once. */
export interface Tagging {
  /** Notes that got one which they had not yet. */
  count: number;
  /** Takes them off again where they were put on. */
  undo(): Promise<void>;
}

/**
 * Adds tags to notes.
 * @throws StorageFullError: no note was changed
 */
export async function tagNotes(ids: string[], tags: string[]): Promise<Tagging> {
  const added = new Map<string, string[]>();
  await changeTags(ids, (note) => {
    const next = addTags(note.tags, tags.join(','));
    if (next !== note.tags) added.set(note.id, next.slice(note.tags.length));
    return next;
  });
  return {
    count: added.size,
    undo: () => changeTags([...added.keys()], ({ id, tags }) => tags.filter((tag) => !added.get(id)?.includes(tag))),
  };
}

async function changeTags(ids: string[], tagsOf: (note: StoredNote) => string[]): Promise<void> {
  await namingFailures(() =>
    db.transaction('rw', db.notes, async () => {
      const notes = (await db.notes.bulkGet(ids)).filter((note) => note !== undefined);
      const changed = notes.flatMap((note) => {
        const tags = tagsOf(note);
        return tags === note.tags ? [] : [{ ...note, tags, modified: laterThan(note.modified) }];
      });
      await db.notes.bulkPut(changed);
    }),
  );
}

/** Lists every tag that a note has, in the order of the alphabet. */
export async function listTags(): Promise<string[]> {
  const tags = (await db.notes.orderBy('tags').uniqueKeys()) as string[];
  return tags.toSorted((a, b) => a.localeCompare(b));
}
