import { useState } from 'preact/hooks';
import type { Note } from '../notes/note.ts';
import { bringBackAll, removeEssay, removeNote, removeNotes } from './bin.ts';
import { binKey } from './binkey.ts';
import { sayFailure } from './failure.ts';
import { sayAgain } from './sayagain.ts';

/** What was just deleted and can be undone with one click; `words` says what, or what went wrong. */
export interface Removal {
  said: { words: string; canUndo: boolean } | null;
  removeNote(note: Pick<Note, 'id'>): void;
  removeNotes(ids: string[]): void;
  removeEssay(id: string): void;
  undo(): void;
}

/** Deletes for a page of ours, and undoes the last deletion. */
export function useRemoval(): Removal {
  const [last, setLast] = useState<{ words: string; keys: string[] } | null>(null);
  const attempt = (work: () => Promise<typeof last>) => {
    const say = (next: typeof last) =>
      setLast((before) => next && { ...next, words: sayAgain(before?.words ?? '', next.words) });
    work().then(say, (error: unknown) => say({ words: sayFailure(error), keys: [] }));
  };
  return {
    said: last && { words: last.words, canUndo: last.keys.length > 0 },
    removeNote: ({ id }) =>
      attempt(async () => {
        await removeNote(id);
        return { words: 'Note deleted.', keys: [binKey('note', id)] };
      }),
    removeNotes: (ids) =>
      attempt(async () => {
        const count = await removeNotes(ids);
        return {
          words: count === 1 ? 'Note deleted.' : `${count} notes deleted.`,
          keys: ids.map((id) => binKey('note', id)),
        };
      }),
    removeEssay: (id) =>
      attempt(async () => {
        await removeEssay(id);
        return { words: 'Essay deleted. Your notes on its claims stay.', keys: [binKey('essay', id)] };
      }),
    undo: () =>
      attempt(async () => {
        await bringBackAll(last?.keys ?? []);
        return null;
      }),
  };
}
