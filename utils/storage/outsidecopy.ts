import * as v from 'valibot';
import { listBackups, openBackupFolder } from './backupfolder.ts';
import { defineCheckedItem } from './checkeditem.ts';
import { exclusively } from './exclusively.ts';
import { noteCopiedOutside } from './exportreminder.ts';
import { BackupFailedError, sayFailure } from './failure.ts';
import {
  askToWrite,
  dropOutsideFolder,
  findOutsideFolder,
  keepOutsideFolder,
  mayWrite,
  type OutsideFolder,
} from './outsidefolder.ts';
import { rotateBackups } from './rotatebackups.ts';

/** What is known of the folder outside the browser that backups are copied to. */
export interface OutsideState {
  /** The folder's own name; the browser does not tell where it lies. */
  folder: string;
  /** When the newest backup there was made, ISO 8601 UTC; empty: there is none yet. */
  made: string;
  /** `permission`: the browser asks the reader again first; else a sentence on what went wrong; empty: nothing. */
  problem: string;
}

/** Null: the reader picked no folder. */
export const outsideItem = defineCheckedItem<OutsideState | null>(
  'local:outsideCopy',
  v.nullable(v.object({ folder: v.string(), made: v.string(), problem: v.string() })),
  null,
);

/** Has every backup copied to this folder too from now on. */
export async function chooseOutsideFolder(handle: FileSystemDirectoryHandle): Promise<void> {
  await keepOutsideFolder(handle);
  await outsideItem.setValue({ folder: handle.name, made: '', problem: '' });
}

/** Copies no backups to the folder any more; those that are there stay. */
export async function stopOutsideCopies(): Promise<void> {
  await dropOutsideFolder();
  await outsideItem.removeValue();
}

/** Asks the reader for the folder again, and catches up: call it from a click. */
export async function allowOutsideFolder(): Promise<void> {
  const chosen = await findOutsideFolder();
  if (chosen && (await askToWrite(chosen))) await copyOutside();
}

/**
 * Copies the newest automatic backup to the reader's folder, if there is a folder and it is not there yet. Never
 * throws: the backup itself is safe by then. What went wrong stands in `outsideItem`. Call it after each backup, and
 * when a page of ours opens: Chromium may take the permission back while none is open.
 */
export async function copyOutside(now = new Date()): Promise<void> {
  const state = await outsideItem.getValue();
  if (state === null) return;
  await exclusively('outside-copy', async () => {
    let next: OutsideState;
    try {
      const chosen = await findOutsideFolder();
      if (chosen === null) throw new BackupFailedError(GONE);
      next = (await mayWrite(chosen))
        ? { ...state, made: await copyInto(chosen, now), problem: '' }
        : { ...state, problem: PERMISSION };
      if (next.problem === '' && next.made !== '') await noteCopiedOutside(next.made);
    } catch (error) {
      console.warn('Throughline could not copy a backup to the folder', error);
      next = { ...state, problem: describeProblem(error) };
    }
    // Who stopped it meanwhile does not want to hear of it.
    if ((await outsideItem.getValue()) !== null) await outsideItem.setValue(next);
  });
}

const PERMISSION = 'permission';
const GONE = 'The folder is not there any more. Choose it again, or another one.';
const FULL = 'There is no room left in the folder for a backup. Make some, or choose another folder.';
const UNSOUND = 'The copy did not read back as it was written, so it was not kept. Choose another folder.';

/**
 * Copies the newest backup into a folder and lets this browser's old ones there go.
 * @returns when the newest backup there was made, ISO 8601 UTC; empty: there is nothing to copy yet
 */
async function copyInto({ handle, prefix }: OutsideFolder, now: Date): Promise<string> {
  const own = await openBackupFolder();
  const [newest] = own ? await listBackups(own) : [];
  if (!own || !newest) return '';
  const source = await (await own.getFileHandle(newest.name)).getFile();
  const target = await handle.getFileHandle(prefix + newest.name, { create: true });
  // A browser that died while it copied leaves an empty file: the browser swaps the whole one in at the end.
  if ((await target.getFile()).size !== source.size) {
    const text = await source.text();
    try {
      await writeWhole(target, text);
    } catch (error) {
      await handle
        .removeEntry(prefix + newest.name)
        .catch((left: unknown) => console.warn('Throughline left an unfinished copy of a backup', left));
      throw error;
    }
  }
  await rotateBackups(handle, now, prefix);
  return newest.made;
}

async function writeWhole(file: FileSystemFileHandle, text: string): Promise<void> {
  const stream = await file.createWritable();
  await stream.write(text);
  await stream.close();
  if ((await (await file.getFile()).text()) !== text) throw new BackupFailedError(UNSOUND);
}

function describeProblem(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return PERMISSION;
  if (name === 'NotFoundError') return GONE;
  if (name === 'QuotaExceededError') return FULL;
  return sayFailure(error);
}
