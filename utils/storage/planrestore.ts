import type { Table } from 'dexie';
import { matchId } from '../matching/matchid.ts';
import { type Backup, decisionsOf } from './backup.ts';
import { firstWords } from '../notes/firstwords.ts';
import type { Note } from '../notes/note.ts';
import type { Binned, OwnEssay, StoredEssay, ThroughlineDb } from './db.ts';
import { plainNote, type StoredNote } from './notekeys.ts';
import { binKey, plainEssay } from './binkey.ts';
import { essayCopyId } from './essaycopyid.ts';
import { listLosers, planCopies } from './keepbeside.ts';
import { laterThan } from './later.ts';
import { essayLeftInBin, noteLeftInBin } from './leftinbin.ts';
import { type ChangeLists, listChanges, type RecordWords } from './listchanges.ts';
import { hasOtherText, isOlderEssay, mergeEssay, mergeMatch, mergePage } from './merge.ts';
import { hasOtherContent, isOlder, isUntouched, type Joining, mergeNote } from './mergenote.ts';
import { planDeletable } from './plandeletable.ts';
import { isSame } from './same.ts';

/** How many records of one kind would come new, replace what is there, or are there already (or are older). */
export interface RestoreCount {
  add: number;
  change: number;
  skip: number;
}

/** What restoring a backup would do to the database. */
export interface RecordsPreview {
  essays: RestoreCount;
  pages: RestoreCount;
  matches: RestoreCount;
  notes: RestoreCount;
  /** What is known to be deleted. */
  bin: RestoreCount;
  /** How many of the reader's notes and essays go to the bin, because the backup knows that they were deleted later. */
  removes: number;
  /** How many notes and essays of the backup stay away, because the reader deleted them later. */
  heldBack: number;
  /** Of how many notes and essays the backup has an older text, other tags or another place than what is here. */
  older: { notes: number; essays: number };
  /** How many texts of notes that are replaced are kept beside them as notes of their own. */
  keptBeside: number;
  lists: { notes: ChangeLists; essays: ChangeLists };
}

export interface RestorePlan {
  preview: RecordsPreview;
  /** Writes it; call it in the transaction in which it was planned. */
  write(): Promise<void>;
}

/** The tables that a backup is restored into, for the transaction around `planRestore`. */
export function restoredTables({ essays, pages, matches, notes, bin }: ThroughlineDb): Table[] {
  return [essays, pages, matches, notes, bin];
}

export interface PlanOptions {
  /** What the reader deleted after the backup comes back, instead of staying deleted. */
  revive?: boolean;
  /** How notes join those that are here; with `rewind` the older texts of essays come back too. */
  joining?: Joining;
}

/** Plans the restoring of a backup into a database. Writes nothing. */
export async function planRestore(
  db: ThroughlineDb,
  backup: Backup,
  { revive = false, joining = 'latest' }: PlanOptions = {},
): Promise<RestorePlan> {
  const notes = await planDeletable<StoredNote, Note>(
    db.bin,
    {
      kind: 'note',
      table: db.notes,
      live: backup.notes,
      binned: backup.bin,
      merge: (stored, note) => mergeNote(stored, note, joining),
      isOlder,
      isOther: hasOtherContent,
      withLast: (note, binned) => (joining === 'rewind' ? note : withLastWords(note, binned)),
      leftInBin: noteLeftInBin,
      plain: plainNote,
    },
    revive,
  );
  const incoming = new Map(backup.notes.map((note) => [note.id, note]));
  const losers = listLosers(notes.changes.filter((change) => change.kind === 'changed')).filter(
    ({ before }) => !isUntouched(before, incoming.get(before.id) ?? before, joining),
  );
  const named = new Set([...incoming.keys(), ...backup.bin.map(({ id }) => id)]);
  // Only where the database is asked: awaiting what asks it nothing would end the transaction.
  const copies = losers.length > 0 ? await planCopies(db.notes, losers, notes.puts, named) : [];
  const essays = await planDeletable<StoredEssay, OwnEssay>(
    db.bin,
    {
      kind: 'essay',
      table: db.essays,
      live: backup.essays,
      binned: backup.bin,
      merge: (stored, essay) => mergeEssay(stored, essay, joining === 'rewind'),
      isOlder: isOlderEssay,
      isOther: hasOtherText,
      withLast: (essay, binned) => (joining === 'rewind' ? essay : withLastEssay(essay, binned)),
      leftInBin: essayLeftInBin,
      plain: plainEssay,
    },
    revive,
  );
  const older = new Map(joining === 'rewind' ? backup.essays.map((essay) => [essay.id, essay]) : []);
  const rewound = essays.changes
    .filter((change) => change.kind === 'changed')
    .filter(({ before }) => older.has(before.id) && isOlderEssay(before, older.get(before.id)!));
  const flags = await planFlags(db, backup.builtInEssays);
  const pages = await planTable(db.pages, 'page', backup.pages, ({ page }) => page, mergePage);
  const matches = await planTable(db.matches, 'id', backup.matches, matchId, mergeMatch);
  return {
    preview: {
      essays: { ...essays.count, change: essays.count.change + flags.length },
      pages: pages.count,
      matches: matches.count,
      notes: notes.count,
      bin: sum(notes.binCount, essays.binCount),
      removes: notes.removes + essays.removes,
      heldBack: notes.heldBack + essays.heldBack,
      older: { notes: notes.older, essays: essays.older },
      keptBeside: copies.length,
      lists: {
        notes: listChanges(notes.changes, wordsOfNote),
        essays: listChanges(essays.changes, wordsOfEssay),
      },
    },
    async write() {
      await essays.write();
      await db.bin.bulkPut(rewound.map(({ before }) => binCopy(before)));
      for (const { id, ...decided } of flags) await db.essays.update(id, decided);
      await db.pages.bulkPut(pages.changed);
      await db.matches.bulkPut(matches.changed);
      await notes.write();
      await db.notes.bulkPut(copies);
      // One that was deleted once, and is kept anew, is deleted no longer.
      await db.bin.bulkDelete(copies.map(({ id }) => binKey('note', id)));
    },
  };
}

function withLastWords(note: StoredNote, binned: Binned | undefined): StoredNote {
  if (binned?.kind !== 'note' || !binned.content || binned.content.modified <= note.modified) return note;
  const { text, tags, modified, changed } = binned.content;
  return { ...note, text, tags, modified, changed };
}

function withLastEssay(essay: StoredEssay, binned: Binned | undefined): StoredEssay {
  if (binned?.kind !== 'essay' || !binned.content || binned.content.modified <= essay.modified) return essay;
  return { ...essay, ...binned.content };
}

/** What an essay said before its older text came back lies in the bin: two of it would paint each claim twice. */
function binCopy(essay: StoredEssay): Binned {
  const id = essayCopyId(essay, essay.modified);
  const deleted = laterThan(essay.modified);
  return { kind: 'essay', key: binKey('essay', id), id, deleted, content: { ...plainEssay(essay), id } };
}

function wordsOfNote({ text, tags, target }: Note): RecordWords {
  return { text, tags, on: target.kind === 'sentence' ? firstWords(target.quote.exact) : '' };
}

function wordsOfEssay({ title, claims }: StoredEssay): RecordWords {
  return { text: [title, ...claims.map(({ text }) => text)].join('\n'), on: '', tags: [] };
}

/** Merges a backup's records into a table, in memory: the same key twice in a file counts as one record. */
async function planTable<Stored extends object, Restored>(
  table: Table<Stored, string>,
  key: keyof Stored & string,
  records: Restored[],
  keyOf: (record: Restored) => string,
  merge: (stored: Stored | undefined, record: Restored) => Stored,
) {
  const keyed = records.map((record) => [keyOf(record), record] as const);
  const kept = await table
    .where(key)
    .anyOf(keyed.map(([id]) => id))
    .toArray();
  const known = new Map(kept.map((stored) => [String(stored[key]), stored]));
  const merged = new Map<string, Stored>();
  for (const [id, record] of keyed) merged.set(id, merge(merged.get(id) ?? known.get(id), record));
  const changed = [...merged].filter(([id, next]) => !isSame(known.get(id), next));
  const add = changed.filter(([id]) => !known.has(id)).length;
  const count: RestoreCount = { add, change: changed.length - add, skip: merged.size - changed.length };
  return { count, changed: changed.map(([, next]) => next) };
}

/** What is off stays off, as in the settings (`settingsAfter`): a backup does not tell when it was on. */
async function planFlags(db: ThroughlineDb, flags: Backup['builtInEssays']) {
  const essays = await db.essays.bulkGet(flags.map(({ id }) => id));
  return flags.flatMap((flag, i) => {
    const stored = essays[i];
    if (!stored?.builtIn) return [];
    const after = { ...flag, enabled: flag.enabled && stored.enabled };
    return isSame({ ...decisionsOf(stored), ...after }, decisionsOf(stored)) ? [] : [after];
  });
}

function sum(a: RestoreCount, b: RestoreCount): RestoreCount {
  return { add: a.add + b.add, change: a.change + b.change, skip: a.skip + b.skip };
}
