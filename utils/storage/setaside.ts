import { isEmpty } from './autobackup.ts';
import { type Backup, takeDown } from './backup.ts';
import { digestBackup, listAllBackups, openBackupFolder, writeBackup } from './backupfolder.ts';
import { db } from './db.ts';
import { exclusively } from './exclusively.ts';
import { settingsItem } from './settings.ts';

/** The clock may have been set back since: so much more is taken than what a backup's time says. */
const MARGIN_MS = 24 * 60 * 60 * 1000;

/**
 * Writes into a file what changed since the last whole backup, for the moment when the browser's log of writes is
 * renewed: a browser that is killed in it may throw its database away. `restoreLost` finds it there.
 */
export async function setAsideRecent(): Promise<void> {
  await exclusively('backup', async () => {
    const folder = await openBackupFolder();
    if (folder === null) return;
    const kept = await listAllBackups(folder);
    const whole = kept.find(({ kind }) => kind !== 'recent');
    // What an import brought after a safety backup may be of any time.
    const since = whole?.kind === 'daily' ? new Date(Date.parse(whole.made) - MARGIN_MS).toISOString() : '';
    const recent = await readRecent(since);
    if (isEmpty(recent)) return;
    const digest = await digestBackup(recent);
    if (!kept.some((one) => one.digest === digest)) await writeBackup(folder, 'recent', recent);
  });
}

/** Takes down what changed after a time, ISO 8601 UTC. */
function readRecent(since: string): Promise<Backup> {
  return db.transaction('r', db.essays, db.pages, db.matches, db.notes, db.bin, async () => {
    const met = await db.matches.where('lastSeen').above(since).toArray();
    const judged = await db.matches
      .where('verdict')
      .above('')
      .filter(({ lastSeen, verdictAt }) => lastSeen <= since && (verdictAt ?? '') > since)
      .toArray();
    const records = takeDown({
      essays: await db.essays.filter(({ modified }) => modified > since).toArray(),
      pages: await db.pages.where('lastSeen').above(since).toArray(),
      matches: [...met, ...judged],
      notes: await db.notes.where('modified').above(since).toArray(),
      bin: await db.bin.where('deleted').above(since).toArray(),
    });
    return { ...records, settings: settingsItem.fallback };
  });
}
