import { matchId } from '../matching/matchid.ts';
import type { Note } from '../notes/note.ts';
import { readRecords, type Backup } from './backup.ts';
import { db, ThroughlineDb } from './db.ts';
import { exclusively } from './exclusively.ts';
import { namingFailures } from './failure.ts';
import { planRestore, restoredTables } from './planrestore.ts';
import { isSame } from './same.ts';
import { SCRATCH_PREFIX } from './scratchprefix.ts';

/** What restoring a backup into an empty database gave. */
export interface BackupTest {
  notes: number;
  /** All records, notes among them. */
  records: number;
  /** Records that did not come back as they are in the file, e.g. `notes 3f…`. */
  different: string[];
  /** Notes written, imported, changed or deleted after the backup was made. */
  since: number;
}

type Records = Pick<Backup, 'notes' | 'matches' | 'pages' | 'essays' | 'bin'>;

/** Restores a backup into a scratch database and compares every record with the file. Touches nothing else. */
export function testBackup(backup: Backup): Promise<BackupTest> {
  // The daily maintenance deletes scratch databases.
  return exclusively('maintenance', () => restoreAndCompare(backup));
}

async function restoreAndCompare(backup: Backup): Promise<BackupTest> {
  const scratch = new ThroughlineDb(SCRATCH_PREFIX + crypto.randomUUID());
  try {
    await namingFailures(() =>
      scratch.transaction('rw', restoredTables(scratch), async () => (await planRestore(scratch, backup)).write()),
    );
    const [expected, restored] = [byKey(backup), byKey(await readRecords(scratch))];
    const keys = new Set([...expected.keys(), ...restored.keys()]);
    return {
      notes: backup.notes.length,
      records: expected.size,
      different: [...keys].filter((key) => !isSame(expected.get(key), restored.get(key))),
      since: await countSince(backup.notes),
    };
  } finally {
    await scratch.delete();
  }
}

/**
 * Counts the notes that are not as a backup has them, or that it lacks, and those of it that are gone. Their times alone
 * do not tell: what an import brought may be of long before.
 */
async function countSince(notes: Note[]): Promise<number> {
  const gone = new Map(notes.map(({ id, modified }) => [id, modified]));
  let changed = 0;
  await db.notes.each(({ id, modified }) => {
    if (gone.get(id) !== modified) changed += 1;
    gone.delete(id);
  });
  return changed + gone.size;
}

/** Says the result in a sentence or two. */
export function sayTest({ notes, records, different, since }: BackupTest): string {
  if (different.length > 0)
    return `${different.length} of ${records} records did not come back as they were (${different[0]}). Export everything to a file now.`;
  const sound = `The backup is sound: all ${records} records came back the same, ${notes} ${notes === 1 ? 'note' : 'notes'} among them.`;
  if (since === 0) return `${sound} It holds every note as it is now.`;
  return `${sound} Since it was made ${since} ${since === 1 ? 'note was' : 'notes were'} written, changed or deleted.`;
}

function byKey({ notes, matches, pages, essays, bin }: Records): Map<string, unknown> {
  return new Map<string, unknown>([
    ...notes.map((record) => [`notes ${record.id}`, record] as const),
    ...matches.map((record) => [`matches ${matchId(record)}`, record] as const),
    ...pages.map((record) => [`pages ${record.page}`, record] as const),
    ...essays.map((record) => [`essays ${record.id}`, record] as const),
    ...bin.map((record) => [`bin ${record.kind} ${record.id}`, record] as const),
  ]);
}
