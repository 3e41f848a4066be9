import { hash53 } from '../matching/hash.ts';
import type { Note } from '../notes/note.ts';

/** Parts the id of a note from what names a copy of it: a text that lost against another and is kept beside it. */
export const COPY_MARK = '~';

/** Ids of files may be as long as `idSchema` lets them, and that of a copy must be no longer. */
const LONGEST_ROOT = 270;

/** Names the copy of a note's losing text: the same for the same text of the same time. */
export function copyId({ id, modified, text }: Pick<Note, 'id' | 'modified' | 'text'>): string {
  return `${id.slice(0, LONGEST_ROOT)}${COPY_MARK}${hash53(`${modified}\u0000${text}`)}`;
}

/** Tells whether replacing one note by another would lose words or a tag. */
export function isLost(loser: Pick<Note, 'text' | 'tags'>, winner: Pick<Note, 'text' | 'tags'>): boolean {
  return areWordsLost(loser, winner) || loser.tags.some((tag) => !winner.tags.includes(tag));
}

/** Tells whether replacing the text of one note by that of another would lose words. */
export function areWordsLost(loser: Pick<Note, 'text'>, winner: Pick<Note, 'text'>): boolean {
  return !holdsWords(winner.text, loser.text.trim());
}

/** Tells whether a text begins with another, which it may go on from in the middle of a word, or has it in it as words. */
function holdsWords(text: string, part: string): boolean {
  if (text.trimStart().startsWith(part)) return true;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + part.length)];
    if (!isWithinWord(before, part) && !isWithinWord(part, after)) return true;
  }
  return false;
}

function isWithinWord(before: string, after: string): boolean {
  return /[\p{L}\p{N}\p{M}]$/u.test(before.slice(-2)) && /^[\p{L}\p{N}\p{M}]/u.test(after.slice(0, 2));
}
