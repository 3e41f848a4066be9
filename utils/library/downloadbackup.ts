import { backupFileName, type Backup } from '../storage/backup.ts';
import { downloadFile } from './downloadfile.ts';

/** Hands a backup to the reader as a file, laid out line by line. */
export function downloadBackup(backup: Backup): void {
  downloadFile(backupFileName(backup), 'application/json', JSON.stringify(backup, null, 1));
}
