import { useState } from 'preact/hooks';
import { isBulk } from '@/utils/storage/bulk.ts';
import { type Tagging, tagNotes, untagNotes } from '@/utils/storage/tagnotes.ts';
import { useAttempt } from '@/utils/storage/useattempt.ts';
import { makeSafe } from './userestore.ts';

/** Tags on many notes at once, and the last of it taken back. It outlives what asked for it: see `NotesPage`. */
export interface TaggingOfMany {
  /** What was done last, and can be undone; null: nothing. */
  done: { words: string } | null;
  /** Why the last attempt failed; empty: it did not. */
  problem: string;
  /**
   * Resolves with whether it was done.
   * @param all how many notes there are: where those are a large part of it, everything is backed up first
   */
  add(ids: string[], tags: string[], all: number): Promise<boolean>;
  /** As `add`, of one tag that the notes have. */
  remove(ids: string[], tag: string, all: number): Promise<boolean>;
  undo(): Promise<void>;
}

/** Tags notes for a page of ours, and undoes the last of it. */
export function useTagging(): TaggingOfMany {
  const [done, setDone] = useState<{ words: string; tagging: Tagging } | null>(null);
  const { problem, attempt } = useAttempt();
  const change = async (work: () => Promise<Tagging>, say: (notes: string) => string, isMuch: boolean) => {
    let isDone = false;
    await attempt(async () => {
      if (isMuch) await makeSafe();
      const tagging = await work();
      setDone({ tagging, words: say(`${tagging.count} ${tagging.count === 1 ? 'note' : 'notes'}`) });
      isDone = true;
    });
    return isDone;
  };
  return {
    done,
    problem,
    add: (ids, tags, all) =>
      change(
        () => tagNotes(ids, tags),
        (notes) => `${notes} tagged.`,
        isBulk(ids.length, all),
      ),
    remove: (ids, tag, all) =>
      change(
        () => untagNotes(ids, tag),
        (notes) => `Tag removed from ${notes}.`,
        isBulk(ids.length, all),
      ),
    undo: () =>
      attempt(async () => {
        await done?.tagging.undo();
        setDone(null);
      }),
  };
}
