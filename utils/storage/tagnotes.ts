import { changedAt } from '../notes/note.ts';
import { addTags } from '../notes/tagfield.ts';
import { db } from './db.ts';
import { namingFailures } from './failure.ts';
import { laterThan } from './later.ts';
import type { StoredNote } from './notekeys.ts';

/** Tags put on many notes at once, or taken off. */
export interface Tagging {
  /** Notes that were changed. */
  count: number;
  /** Takes it back where it was done; what the notes got since stays, and one that got nothing has its date back. */
  undo(): Promise<void>;
}

/**
 * Adds tags to notes.
 * @throws StorageFullError: no note was changed
 */
export async function tagNotes(ids: string[], tags: string[]): Promise<Tagging> {
  const added = new Map<string, string[]>();
  const changes = await changeTags(ids, (note) => {
    const next = addTags(note.tags, tags.join(','));
    if (next !== note.tags) added.set(note.id, next.slice(note.tags.length));
    return next;
  });
  const undone = ({ id, tags: now }: StoredNote) => {
    const left = now.filter((tag) => !added.get(id)?.includes(tag));
    return left.length === now.length ? now : left;
  };
  return {
    count: added.size,
    async undo() {
      await changeTags([...added.keys()], undone, changes);
    },
  };
}

/**
 * Takes a tag off notes, written as it stands there. A note that had nothing else stays: the reader wanted a tag gone, not
 * a note.
 * @throws StorageFullError: no note was changed
 */
export async function untagNotes(ids: string[], tag: string): Promise<Tagging> {
  /** Where in its note's tags it stood, and whether another spelling of it stood there too. */
  const stood = new Map<string, { at: number; isDouble: boolean }>();
  const changes = await changeTags(ids, (note) => {
    const at = note.tags.indexOf(tag);
    if (at < 0) return note.tags;
    const left = note.tags.toSpliced(at, 1);
    stood.set(note.id, { at, isDouble: hasSpelling(left, tag) });
    return left;
  });
  const undone = ({ id, tags }: StoredNote) => {
    const { at, isDouble } = stood.get(id)!;
    const isBack = isDouble ? tags.includes(tag) : hasSpelling(tags, tag);
    return isBack ? tags : tags.toSpliced(at, 0, tag);
  };
  return {
    count: stood.size,
    async undo() {
      await changeTags([...stood.keys()], undone, changes);
    },
  };
}

function hasSpelling(tags: string[], tag: string): boolean {
  return tags.some((other) => other.toLowerCase() === tag.toLowerCase());
}

/** When readers saw a note as changed before its tags were, and what its `modified` became by that. */
interface TagChange {
  before: string;
  modified: string;
}

/**
 * Gives notes other tags; those that `tagsOf` answers with their own array stay as they are.
 * @param undone what is taken back by that: a note that nothing else changed since has its date back
 */
async function changeTags(
  ids: string[],
  tagsOf: (note: StoredNote) => string[],
  undone = new Map<string, TagChange>(),
): Promise<Map<string, TagChange>> {
  const changes = new Map<string, TagChange>();
  await namingFailures(() =>
    db.transaction('rw', db.notes, async () => {
      const notes = (await db.notes.bulkGet(ids)).filter((note) => note !== undefined);
      const changed = notes.flatMap((note) => {
        const tags = tagsOf(note);
        if (tags === note.tags) return [];
        const modified = laterThan(note.modified);
        changes.set(note.id, { before: changedAt(note), modified });
        const { changed: _, ...kept } = note;
        const known = undone.get(note.id);
        return [{ ...kept, tags, modified, ...(known?.modified === note.modified && { changed: known.before }) }];
      });
      await db.notes.bulkPut(changed);
    }),
  );
  return changes;
}

/** Lists every tag that a note has, in the order of the alphabet. */
export async function listTags(): Promise<string[]> {
  const tags = (await db.notes.orderBy('tags').uniqueKeys()) as string[];
  return tags.toSorted((a, b) => a.localeCompare(b));
}
