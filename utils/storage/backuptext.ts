import { FILE_CAP } from '../notes/importednotes.ts';
import type { Backup } from './backup.ts';
import { RECORDS_CAP } from './backupschema.ts';
import { BackupFailedError } from './failure.ts';

const TOO_LARGE =
  'What is kept is more than one file can hold that could be read again. Choose in the settings, under “What is ' +
  'remembered”, to remember for a shorter time where you met claims.';

/** Thrown where what is kept is more than a backup can hold: trying again does not help. */
export class BackupTooLargeError extends BackupFailedError {}

/**
 * Writes a backup, or what there is of one, as the text of its file: no longer, nor any of its lists, than what is read.
 * @throws BackupTooLargeError where it would be
 */
export function writeBackupText(backup: Partial<Backup>): string {
  const isLong = (list: unknown) => Array.isArray(list) && list.length > RECORDS_CAP;
  if (Object.values(backup).some(isLong)) throw new BackupTooLargeError(TOO_LARGE);
  let text: string;
  try {
    text = JSON.stringify(backup);
  } catch (error) {
    // The engine's own limit.
    if (error instanceof RangeError) throw new BackupTooLargeError(TOO_LARGE, { cause: error });
    throw error;
  }
  if (text.length > FILE_CAP) throw new BackupTooLargeError(TOO_LARGE);
  return text;
}
