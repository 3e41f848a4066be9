import { backupFileName, type Backup } from '../storage/backup.ts';
import { noteCopiedOutside } from '../storage/exportreminder.ts';
import { downloadFile } from './downloadfile.ts';

/** Hands a backup to the reader as a file, laid out line by line, and notes that it lies outside the browser now. */
export async function downloadBackup(backup: Backup): Promise<void> {
  downloadFile(backupFileName(backup), 'application/json', JSON.stringify(backup, null, 1));
  await noteCopiedOutside(backup.exported);
}
