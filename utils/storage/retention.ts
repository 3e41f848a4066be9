import type { Table } from 'dexie';
import * as v from 'valibot';
import type { Verdict } from '../matching/match.ts';
import { pageOf } from '../notes/exportednote.ts';
import { forgetAnswers } from './answers.ts';
import type { BackupBinned } from './backup.ts';
import { defineCheckedItem } from './checkeditem.ts';
import { db, type StoredPage } from './db.ts';
import { namingFailures } from './failure.ts';
import { rewriteBackups } from './rewritebackups.ts';
import { nameOnly } from './titles.ts';

/** Counts the pages that `forgetOldSightings` would forget. */
export async function countOldPages(months: number | null, now = new Date()): Promise<number> {
  return months === null ? 0 : await lastSeenBefore(db.pages, months, now).filter(wasVisited).count();
}

/**
 * Forgets pages, sentences, and what the matcher found, last seen before so many months; notes stay, and so do sentences of
 * which the reader said which claim they make, or that they do not. Of the pages of notes and claims only the title stays,
 * and that too goes once nothing hangs on the page any more, nor can be brought back from the bin; what was turned down is
 * listed nowhere, and needs none.
 * @param months null: only those titles go, 0: all sightings do
 * @returns whether there were any such pages or sentences
 */
export async function forgetOldSightings(months: number | null, now = new Date()): Promise<boolean> {
  const forgotten = await namingFailures(() =>
    db.transaction('rw', db.pages, db.matches, db.notes, db.bin, async () => {
      const matches =
        months === null
          ? 0
          : await lastSeenBefore(db.matches, months, now)
              .filter(({ verdict }) => verdict === null)
              .delete();
      const old = months === null ? [] : await lastSeenBefore(db.pages, months, now).filter(wasVisited).toArray();
      const named = await db.pages.filter((page) => !wasVisited(page)).toArray();
      // Asked after are these alone: a library of years has a hundred thousand matches on pages that are not old.
      const asked = [...old, ...named].map(({ page }) => page);
      const held = new Set([
        ...((await db.notes.orderBy('page').uniqueKeys()) as string[]),
        ...(await db.matches.where('page').anyOf(asked).filter(isListed).toArray()).map(({ page }) => page),
        ...pagesInBin(await db.bin.toArray()),
      ]);
      const isHeld = ({ page }: StoredPage) => held.has(page);
      await db.pages.bulkDelete([...old, ...named.filter((page) => !isHeld(page))].map(({ page }) => page));
      await db.pages.bulkPut(old.filter(isHeld).map(({ page, title }) => nameOnly(page, title, now.toISOString())));
      return matches + old.length > 0;
    }),
  );
  if (months !== null) await forgetAnswers(months === 0 ? null : new Date(keptSince(months, now)));
  return forgotten;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** All backups are read and written for it, and may be of hundreds of MB each: so many days' forgetting is done at once. */
const BACKUP_DAYS = 7;

/** Since when (ISO 8601 UTC) there is something forgotten that the backups may hold still; empty: nothing. */
const behindItem = defineCheckedItem('local:backupsBehind', v.string(), '');

/**
 * Forgets what became too old, and within a week in the automatic backups too: call it once a day. Never throws for the
 * backups' sake: what could not be done there is done on another day.
 */
export async function forgetOldDaily(months: number | null, now = new Date()): Promise<void> {
  const forgotten = await forgetOldSightings(months, now);
  const since = await behindItem.getValue();
  if (since === '') {
    if (forgotten) await behindItem.setValue(now.toISOString());
    return;
  }
  // A clock that was set back does not put it off for longer.
  if (Math.abs(now.getTime() - Date.parse(since)) < BACKUP_DAYS * DAY_MS) return;
  try {
    await forgetOldInBackups(months, now, { keepUnread: true });
    await behindItem.setValue('');
  } catch (error) {
    console.warn('Throughline could not forget in its backups what is too old', error);
  }
}

/**
 * Forgets the same in the automatic backups at once; those that hold nothing too old are left as they are.
 * @param keepUnread lets a backup be that cannot be read, such as a newer version's: for when the reader asked for nothing
 * @throws BackupFailedError
 */
export async function forgetOldInBackups(
  months: number | null,
  now = new Date(),
  { keepUnread = false } = {},
): Promise<void> {
  if (months === null) return;
  const since = months === 0 ? null : keptSince(months, now);
  const isKept = ({ lastSeen }: { lastSeen: string }) => since !== null && lastSeen >= since;
  await rewriteBackups((backup) => {
    const matches = backup.matches.filter((match) => isKept(match) || match.verdict !== null);
    const held = new Set([
      ...backup.notes.map(pageOf),
      ...matches.filter(isListed).map(({ page }) => page),
      ...pagesInBin(backup.bin),
    ]);
    const pages = backup.pages.flatMap((page) => {
      if (wasVisited(page) && isKept(page)) return [page];
      if (!held.has(page.page)) return [];
      return [wasVisited(page) ? nameOnly(page.page, page.title, now.toISOString()) : page];
    });
    return { ...backup, pages, matches };
  }, keepUnread);
}

/** Lists the pages of the notes in the bin that can be brought back; null for a note on a claim. */
function pagesInBin(bin: BackupBinned[]): (string | null)[] {
  return bin.flatMap((entry) => (entry.kind === 'note' && entry.content ? [pageOf(entry.content)] : []));
}

function isListed({ verdict }: { verdict: Verdict | null }): boolean {
  return verdict !== 'not-a-match';
}

/** A page that is known by its name only is no sighting: it names what a note or a sentence hangs on. */
function wasVisited({ visits }: StoredPage): boolean {
  return visits > 0;
}

function lastSeenBefore<T>(table: Table<T, string>, months: number, now: Date) {
  return months === 0 ? table.toCollection() : table.where('lastSeen').below(keptSince(months, now));
}

function keptSince(months: number, now: Date): string {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - months);
  // A month without that day runs over into the next: its last day is meant.
  if (since.getUTCDate() !== now.getUTCDate()) since.setUTCDate(0);
  return since.toISOString();
}
