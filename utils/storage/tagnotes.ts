import { addTags } from '../notes/tagfield.ts';
import { db } from './db.ts';
import { namingFailures } from './failure.ts';
import { laterThan } from './later.ts';
import type { StoredNote } from './notekeys.ts';

/** Tags put on many notes at once, or taken off. */
export interface Tagging {
  /** Notes that were changed. */
  count: number;
  /** Takes it back where it was done; what the notes got since stays. */
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

/**
 * Takes a tag off notes, written as it stands there. A note that had nothing else stays: the reader wanted a tag gone, not
 * a note.
 * @throws StorageFullError: no note was changed
 */
export async function untagNotes(ids: string[], tag: string): Promise<Tagging> {
  /** Where in its note's tags it stood. */
  const stood = new Map<string, number>();
  await changeTags(ids, (note) => {
    const at = note.tags.indexOf(tag);
    if (at < 0) return note.tags;
    stood.set(note.id, at);
    return note.tags.toSpliced(at, 1);
  });
  return {
    count: stood.size,
    undo: () =>
      changeTags([...stood.keys()], ({ id, tags }) =>
        addTags(tags, tag) === tags ? tags : tags.toSpliced(stood.get(id) ?? tags.length, 0, tag),
      ),
  };
}

async function changeTags(ids: string[], tagsOf: (note: StoredNote) => string[]): Promise<void> {
  await namingFailures(() =>
    db.transaction('rw', db.notes, async () => {
      const notes = (await db.notes.bulkGet(ids)).filter((note) => note !== undefined);
      const changed = notes.flatMap((note) => {
        const tags = tagsOf(note);
        if (tags === note.tags) return [];
        const { changed: _, ...kept } = note;
        return [{ ...kept, tags, modified: laterThan(note.modified) }];
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
