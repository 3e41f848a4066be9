import Dexie, { type Table } from 'dexie';

/** A folder of the reader's, outside the browser, that backups are copied to. */
export interface OutsideFolder {
  handle: FileSystemDirectoryHandle;
  /** Begins the names of the files that this browser writes there: two browsers may share a folder. */
  prefix: string;
}

/** A handle of a folder outlives the page that got it in IndexedDB only; it is no part of the notes' database. */
class FolderDb extends Dexie {
  folders!: Table<OutsideFolder, 'chosen'>;

  constructor() {
    super('throughline-folder');
    this.version(1).stores({ folders: '' });
  }
}

/** Opened for each use: what stays open would wake the background for nothing. */
async function withFolders<T>(work: (folders: FolderDb['folders']) => PromiseLike<T>): Promise<T> {
  const db = new FolderDb();
  try {
    return await work(db.folders);
  } finally {
    db.close();
  }
}

/** Keeps the folder that the reader picked in place of an earlier one, which may be the same: the names go on. */
export async function keepOutsideFolder(handle: FileSystemDirectoryHandle): Promise<void> {
  await withFolders(async (folders) => {
    const prefix = (await folders.get('chosen'))?.prefix ?? `throughline-${crypto.randomUUID().slice(0, 6)}-`;
    await folders.put({ handle, prefix }, 'chosen');
  });
}

/** Finds the folder that the reader picked; null: none. */
export async function findOutsideFolder(): Promise<OutsideFolder | null> {
  return (await withFolders((folders) => folders.get('chosen'))) ?? null;
}

/** Forgets the folder; the files in it stay. */
export async function dropOutsideFolder(): Promise<void> {
  await withFolders((folders) => folders.delete('chosen'));
}

/** Handles of folders outside the browser know their permission (Chromium); TypeScript's libraries do not say so. */
interface PermittedHandle {
  queryPermission(mode: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(mode: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** Tells whether Throughline may write to the folder now. */
export async function mayWrite({ handle }: OutsideFolder): Promise<boolean> {
  return (await (handle as unknown as PermittedHandle).queryPermission({ mode: 'readwrite' })) === 'granted';
}

/** Asks the reader for the permission again: call it from a click. Returns whether they gave it. */
export async function askToWrite({ handle }: OutsideFolder): Promise<boolean> {
  return (await (handle as unknown as PermittedHandle).requestPermission({ mode: 'readwrite' })) === 'granted';
}
