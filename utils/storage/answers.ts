import Dexie, { type Table } from 'dexie';
import type { Match } from '../matching/match.ts';
import { namingFailures } from './failure.ts';

/** What the matcher found in one sentence, under a hash of sentence, essay and model. */
export interface StoredAnswer {
  key: string;
  /** Day of its last use, in days since 1970 UTC: it orders, and tells no more of the reading than it must. */
  day: number;
  /** Mostly none. */
  matches: Match[];
}

/** Sentences kept, some 0.3 KB each with keys and index, 6 MB in all: four hundred long articles. */
export const MOST_ANSWERS = 20_000;

/** Deleted at once when there are more, so that not every answer has to make room. */
const ROOM_MADE = 1_000;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Answers lie in a database of their own: they are made again at any time, so they need no backup and no strict writes,
 * and what the reader wrote need not stand beside them.
 */
class AnswersDb extends Dexie {
  answers!: Table<StoredAnswer, string>;

  constructor() {
    super('throughline-answers', { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ answers: 'key, day' });
  }
}

const answersDb = new AnswersDb();

/** Finds answers, in the order of their keys. @param using they count as used today */
export async function findAnswers(keys: string[], using: boolean, now = Date.now()): Promise<(Match[] | undefined)[]> {
  const rows = await answersDb.answers.bulkGet(keys);
  const day = Math.floor(now / DAY_MS);
  const old = rows.flatMap((row) => (row && row.day < day ? [{ ...row, day }] : []));
  if (using && old.length > 0) await answersDb.answers.bulkPut(old);
  return rows.map((row) => row?.matches);
}

/**
 * Keeps answers; those unused longest make room.
 * @throws StorageFullError: the caller goes on without
 */
export async function keepAnswers(answers: [key: string, matches: Match[]][], now = Date.now()): Promise<void> {
  const day = Math.floor(now / DAY_MS);
  await namingFailures(async () => {
    await answersDb.answers.bulkPut(answers.map(([key, matches]) => ({ key, day, matches })));
    const over = (await answersDb.answers.count()) - MOST_ANSWERS;
    if (over > 0)
      await answersDb.answers
        .orderBy('day')
        .limit(over + ROOM_MADE)
        .delete();
  });
}

/**
 * Forgets answers that were last used before a time, or all. A hash names no site, but tells who has the sentence that it
 * was read: where the reader wants a site forgotten, all go.
 */
export async function forgetAnswers(before: Date | null = null): Promise<void> {
  await namingFailures(async () => {
    if (before === null) await answersDb.answers.clear();
    else
      await answersDb.answers
        .where('day')
        .below(Math.floor(before.getTime() / DAY_MS))
        .delete();
  });
}
