import { backupFileName, type Backup } from '../storage/backup.ts';
import { writeBackupText } from '../storage/backuptext.ts';
import { noteCopiedOutside } from '../storage/exportreminder.ts';
import { sayOdd, siftBackup } from '../storage/siftbackup.ts';
import { downloadFile } from './downloadfile.ts';

/**
 * Hands a backup to the reader as a file, and notes that it lies outside the browser now. Records that would keep the
 * file from being imported stand apart in it, under `odd`, where an import passes them over.
 * @returns what such records there are, in a sentence or two; empty: none
 * @throws BackupFailedError where it would be too large to be imported
 */
export async function downloadBackup(backup: Backup): Promise<string> {
  const { sound, odd } = siftBackup(backup);
  const file = odd.length === 0 ? sound : { ...sound, odd };
  downloadFile(backupFileName(backup), 'application/json', writeBackupText(file));
  await noteCopiedOutside(backup.exported);
  return sayOdd(odd);
}
