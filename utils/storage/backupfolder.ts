import type { Backup } from './backup.ts';
import { writeBackupText } from './backuptext.ts';
import { BackupFailedError, nameFailure, STORAGE_FULL } from './failure.ts';
import { parseBackup } from './parsebackup.ts';
import { sayOdd, siftBackup } from './siftbackup.ts';

/**
 * `daily` ones come by themselves; `safety` ones are made before many notes change at once. `recent` ones hold only what
 * changed since the last of those, see `setAsideRecent`.
 */
export type BackupKind = 'daily' | 'safety' | 'recent';

/** A backup that the browser keeps, told from its file's name. */
export interface KeptBackup {
  name: string;
  kind: BackupKind;
  /** ISO 8601 UTC. */
  made: string;
  /** Tells two states apart: the same state has the same digest. */
  digest: string;
}

/** A backup just written. */
export interface WrittenBackup extends KeptBackup {
  /** What it lacks because it could not be read back, in a sentence or two; empty: nothing. */
  leftOut: string;
}

/** The browser's answer to who asks for a folder that it does not have. */
export const NO_FOLDER =
  'This browser has no place for automatic backups. Export everything to a file now and then instead.';

/**
 * Opens the folder of backups in the extension's own origin (OPFS): no page and no other program looks into it, and
 * no permission is needed. Null where the browser has none, e.g. in Firefox's private windows.
 */
export async function openBackupFolder(): Promise<FileSystemDirectoryHandle | null> {
  const { storage } = globalThis.navigator ?? {};
  if (!storage?.getDirectory) return null;
  try {
    const root = await storage.getDirectory();
    return await root.getDirectoryHandle('backups', { create: true });
  } catch (error) {
    console.warn('Throughline has no folder for backups', error);
    return null;
  }
}

/**
 * Lists the finished backups that are whole, newest first, those dated ahead of now last.
 * @param prefix what their names begin with in a folder that is not ours alone; other files are passed over
 */
export async function listBackups(folder: FileSystemDirectoryHandle, prefix = ''): Promise<KeptBackup[]> {
  return (await listAllBackups(folder, prefix)).filter(({ kind }) => kind !== 'recent');
}

/**
 * Lists those too that hold only what changed. What is dated ahead of now, because the clock was, comes last: else it
 * would pass for the newest until that day, and nothing of this time would be compared, tested or copied.
 */
export async function listAllBackups(folder: FileSystemDirectoryHandle, prefix = ''): Promise<KeptBackup[]> {
  const backups: KeptBackup[] = [];
  for await (const name of folder.keys()) {
    if (!name.startsWith(prefix)) continue;
    const [, kind, day, hour, minute, rest, digest] = NAME.exec(name.slice(prefix.length)) ?? [];
    if (digest) backups.push({ name, kind: kind as BackupKind, made: `${day}T${hour}:${minute}:${rest}`, digest });
  }
  const now = new Date().toISOString();
  return backups.toSorted((a, b) => Number(a.made > now) - Number(b.made > now) || b.made.localeCompare(a.made));
}

const NAME = /^(daily|safety|recent)-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z)-([0-9a-f]{16})\.json$/;
const PART = '.part';

/**
 * Keeps a backup: written under another name, read back, parsed, and only then named as a backup. A browser that dies
 * on the way leaves a part that is no backup, never half a backup. A record that nothing could read again is left out
 * and named, so that one of them does not keep all the others out of every backup.
 * @throws BackupFailedError
 */
export async function writeBackup(
  folder: FileSystemDirectoryHandle,
  kind: BackupKind,
  backup: Backup,
): Promise<WrittenBackup> {
  const digest = await digestBackup(backup);
  const name = `${kind}-${backup.exported.replaceAll(':', '-')}-${digest}.json`;
  let leftOut = '';
  try {
    const file = (await folder.getFileHandle(name + PART, { create: true })) as MovableFile;
    if (!(await writeReadable(file, backup))) {
      const { sound, odd } = siftBackup(backup);
      if (odd.length === 0 || !(await writeReadable(file, sound))) throw new BackupFailedError(UNSOUND);
      leftOut = sayOdd(odd);
    }
    await file.move(name);
  } catch (error) {
    await dropParts(folder).catch((left: unknown) => console.warn('Throughline left a part of a backup', left));
    throw nameBackupFailure(error);
  }
  return { name, kind, made: backup.exported, digest, leftOut };
}

/** Writes a backup into a file and reads it back. Returns whether it can be restored. @throws BackupFailedError */
async function writeReadable(file: FileSystemFileHandle, backup: Backup): Promise<boolean> {
  const text = writeBackupText(backup);
  const stream = await file.createWritable();
  await stream.write(text);
  await stream.close();
  const written = await (await file.getFile()).text();
  if (written !== text) throw new BackupFailedError(UNSOUND);
  return parseBackup(written).ok;
}

const UNSOUND = 'The backup did not read back as it was written, so it was not kept. Export everything to a file.';

/** In the libraries of TypeScript `move` is missing; Chromium and Firefox have it for OPFS since 2023. */
interface MovableFile extends FileSystemFileHandle {
  move(name: string): Promise<void>;
}

/** Reads a backup file as text. */
export async function readBackupText(folder: FileSystemDirectoryHandle, name: string): Promise<string> {
  return await (await (await folder.getFileHandle(name)).getFile()).text();
}

/** Deletes what an interrupted backup left. */
export async function dropParts(folder: FileSystemDirectoryHandle): Promise<void> {
  const names: string[] = [];
  for await (const name of folder.keys()) if (name.endsWith(PART)) names.push(name);
  for (const name of names) await folder.removeEntry(name);
}

/**
 * Digests what a backup holds, the time it was made aside: 16 hexadecimal digits.
 * @throws BackupFailedError where that is more than a backup can hold
 */
export async function digestBackup(backup: Backup): Promise<string> {
  const { exported: _, ...content } = backup;
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(writeBackupText(content)));
  return Array.from(new Uint8Array(bytes).subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function nameBackupFailure(error: unknown): unknown {
  const named = nameFailure(error);
  if (!(named instanceof Error) || named.name !== STORAGE_FULL) return named;
  return new BackupFailedError(
    'There is no room left for a backup. Free some disk space, or export everything to a file.',
    { cause: error },
  );
}
