import * as v from 'valibot';
import { createBackup, type Backup } from './backup.ts';
import {
  type BackupKind,
  digestBackup,
  type KeptBackup,
  listBackups,
  NO_FOLDER,
  openBackupFolder,
  type WrittenBackup,
  writeBackup,
} from './backupfolder.ts';
import { defineCheckedItem } from './checkeditem.ts';
import { exclusively } from './exclusively.ts';
import { BackupFailedError, sayFailure } from './failure.ts';
import { copyOutside } from './outsidecopy.ts';
import { rotateBackups } from './rotatebackups.ts';

/** Why the last automatic backup could not be made, in a sentence; empty: it was. */
export const backupProblemItem = defineCheckedItem('local:backupProblem', v.string(), '');

/** What the last whole backup lacks because it could not be read back, in a sentence or two; empty: nothing. */
export const backupGapItem = defineCheckedItem('local:backupGap', v.string(), '');

/**
 * Makes today's backup where something changed since the last one, and lets old ones go; never throws, but leaves a
 * sentence in `backupProblemItem`. Returns whether it was made, or why not.
 */
export async function backUpDaily(now = new Date()): Promise<'made' | 'unchanged' | 'nothing yet' | 'failed'> {
  try {
    const outcome = await exclusively('backup', () => backUpIfChanged(now));
    await forgetProblem();
    await copyOutside(now);
    return outcome;
  } catch (error) {
    console.warn('Throughline could not make its daily backup', error);
    await backupProblemItem.setValue(sayFailure(error));
    return 'failed';
  }
}

async function backUpIfChanged(now: Date): Promise<'made' | 'unchanged' | 'nothing yet'> {
  const folder = await openBackupFolder();
  if (folder === null) throw new BackupFailedError(NO_FOLDER);
  const [newest] = await listBackups(folder);
  const backup = await createBackup();
  if (isEmpty(backup)) return 'nothing yet';
  if (newest?.digest === (await digestBackup(backup))) return 'unchanged';
  await noteGap(await writeBackup(folder, 'daily', { ...backup, exported: now.toISOString() }));
  await rotateBackups(folder, now);
  return 'made';
}

/**
 * Makes a backup now.
 * @throws BackupFailedError
 */
export async function backUpNow(kind: BackupKind): Promise<KeptBackup> {
  const kept = await exclusively('backup', async () => {
    const folder = await openBackupFolder();
    if (folder === null) throw new BackupFailedError(NO_FOLDER);
    const made = await writeBackup(folder, kind, await createBackup());
    await noteGap(made);
    await rotateBackups(folder, new Date());
    return made;
  });
  await forgetProblem();
  await copyOutside();
  return kept;
}

async function forgetProblem(): Promise<void> {
  if ((await backupProblemItem.getValue()) !== '') await backupProblemItem.setValue('');
}

async function noteGap({ leftOut }: WrittenBackup): Promise<void> {
  if ((await backupGapItem.getValue()) !== leftOut) await backupGapItem.setValue(leftOut);
}

/** Tells whether there is nothing of the reader's in a backup. */
export function isEmpty({ notes, matches, pages, essays, bin }: Backup): boolean {
  return [notes, matches, pages, essays, bin].every(({ length }) => length === 0);
}
