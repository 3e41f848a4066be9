import { hash53 } from '../matching/hash.ts';
import type { OwnEssay } from './db.ts';

/** Leaves room for what is added: an essay's id has `LONGEST_ID` characters at most, or its editor refuses it. */
const LONGEST_ROOT = 60;

/**
 * Names the copy of an essay whose text lost against another and lies in the bin: the same for the same essay and time.
 * Unlike that of a note it has only characters that the id of an essay may have, for it can be brought back and edited.
 * @param time ISO 8601 UTC
 */
export function essayCopyId({ id, title }: Pick<OwnEssay, 'id' | 'title'>, time: string): string {
  return `${id.slice(0, LONGEST_ROOT)}.${hash53([id, time, title].join('\u0000'))}`;
}
