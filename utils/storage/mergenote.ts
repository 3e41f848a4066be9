import { hash53 } from '../matching/hash.ts';
import type { Note } from '../notes/note.ts';
import { laterThan } from './later.ts';
import { areWordsLost } from './losttext.ts';
import { type CameNote, noteKeys, plainNote, type StoredNote } from './notekeys.ts';
import { isSame } from './same.ts';

/**
 * How a note of a file joins the stored one. `latest`: it is of a backup, and the later `modified` wins. `regain`: the
 * same, but the backup is of this very database, which the browser lost. `rewind`: an older text of the backup wins too.
 * `source`: it is of another program, of which each file is the latest word, though that may be older than what the
 * reader made of it here.
 */
export type Joining = 'latest' | 'regain' | 'rewind' | 'source';

/**
 * Joins a note of a file to the stored one. Doing it again changes nothing. A note that changed never goes back in time:
 * its `modified` grows, also where its text is an older one.
 */
export function mergeNote(stored: StoredNote | undefined, note: Note, joining: Joining): StoredNote {
  if (!stored) return taken(note, joining);
  if (joining === 'source') return mergeSource(stored, note);
  if (note.modified > stored.modified) return taken(note, joining);
  if (joining === 'rewind' && isOlder(stored, note))
    return taken(changedNow(note, laterThan(stored.modified)), joining);
  return stored;
}

/** Tells whether a backup holds an older text of a note, or other tags or another place of it, than what is there now. */
export function isOlder(stored: Note, note: Note): boolean {
  return note.modified <= stored.modified && hasOtherContent(stored, note);
}

/** Tells whether a file has another text, other tags or another place of a note than what is there now. */
export function hasOtherContent(stored: Note, note: Note): boolean {
  return !isSame(contentOf(note), contentOf(stored));
}

/** Tells whether a stored text only came from a file and is no reader's work of here that replacing it could lose. */
export function isUntouched(stored: StoredNote, note: Note, joining: Joining): boolean {
  if (joining === 'rewind' || !stored.came) return false;
  const isOfBackup = joining === 'source' && stored.came.from === 'backup';
  return isOfBackup ? isAsInSource(stored, note) : hashOf(stored) === stored.came.text;
}

/** A backup tells no more of what another program's file said than the time, which grows whenever a note is changed here. */
function isAsInSource(stored: StoredNote, note: Note): boolean {
  return stored.came !== undefined && stored.modified === note.modified;
}

/**
 * Takes over what changed in the other program since its last file, in the text and in each tag, and leaves what the
 * reader changed here. Where both changed the text the file's counts: the stored one can then live on as a copy that no
 * later file touches. Where it is unknown what the last file said, an older text of the file is taken for that.
 */
function mergeSource(stored: StoredNote, note: Note): StoredNote {
  const base = sourceOf(stored);
  if (note.modified < (base?.at ?? stored.modified)) return stored;
  const isNews = hashOf(note) !== base?.text && !(base && isHeldIn(stored, note, base));
  const text = isNews ? note.text : stored.text;
  const tags = joinTags(stored, note, base);
  const place = note.modified > stored.modified ? note : stored;
  if (isSame([text, tags, place.target], [stored.text, stored.tags, stored.target])) return stored;
  const dated = place === note ? note : changedNow(stored, justAfter(stored.modified));
  return { ...taken({ ...dated, text, tags }, 'source'), came: cameOf(note, 'source') };
}

/** A note of which readers see that it changes now, whenever it was changed before. */
function changedNow(note: Note, modified: string): Note {
  const { changed: _, ...kept } = note;
  return { ...kept, modified };
}

/** Tells whether the reader's own text has the file's words in it already. */
function isHeldIn(stored: StoredNote, note: Note, base: CameNote): boolean {
  return hashOf(stored) !== base.text && !areWordsLost(note, stored);
}

function joinTags(stored: StoredNote, note: Note, base: CameNote | undefined): string[] {
  const before = base?.tags ?? (isAsInSource(stored, note) ? stored.tags : []);
  if (isSame(before, note.tags)) return stored.tags;
  const removed = base ? before.filter((tag) => !stored.tags.includes(tag)) : [];
  const added = stored.tags.filter((tag) => !before.includes(tag));
  return [...new Set([...note.tags.filter((tag) => !removed.includes(tag)), ...added])];
}

function taken(note: Note, joining: Joining): StoredNote {
  // What is regained, or brought back as it was, was written here, most likely: it is to be lost to no later file.
  const from = { latest: 'backup', regain: null, rewind: null, source: 'source' } as const;
  const came = from[joining];
  return { ...plainNote(note), ...noteKeys(note), ...(came && { came: cameOf(note, came) }) };
}

function cameOf(note: Note, from: CameNote['from']): CameNote {
  return { text: hashOf(note), tags: note.tags, at: note.modified, from };
}

function sourceOf({ came }: StoredNote): CameNote | undefined {
  return came?.from === 'source' ? came : undefined;
}

function hashOf({ text }: Pick<Note, 'text'>): string {
  return hash53(text);
}

function contentOf({ text, tags, target }: Note): Pick<Note, 'text' | 'tags' | 'target'> {
  return { text, tags, target };
}

function justAfter(time: string): string {
  return new Date(Date.parse(time) + 1).toISOString();
}
