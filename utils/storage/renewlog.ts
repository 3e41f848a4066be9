import { browser } from 'wxt/browser';
import { exclusively } from './exclusively.ts';
import { nameFailure, StorageFullError } from './failure.ts';
import { SCRATCH_PREFIX } from './scratchprefix.ts';

/** Bytes that must be free before anything is written again. */
const ROOM = 16 * 1024 * 1024;
/** Chromium begins a new log after 4 MB; values above 64 KB would go to files of their own. */
const TRANSACTIONS = 10;
const RECORDS = 10;
const RECORD_BYTES = 50_000;
const SCRATCH = `${SCRATCH_PREFIX}log`;
/** Milliseconds until the background looks for room again: it must not be idle for 30 s, or it is ended. */
const RETRY_MS = 20_000;

/**
 * Where all contexts find what is known of IndexedDB's log; nothing: the browser started, and an earlier run may have left
 * the log torn. It is in memory, for a full disk takes no mark, and it outlives the page that saw a write fail.
 */
const STATE = 'log';
type State = 'torn' | 'renewed';
/** Absent in workers: what they know of the log they keep for themselves. */
const shared = () => browser?.storage?.session;
const readState = async () => (await shared()?.get(STATE))?.[STATE] as State | undefined;
const setState = async (state: State) => await shared()?.set({ [STATE]: state });

/** Notes for all contexts that the browser closed or refused a database, as it does when a write failed. */
export async function markLogTorn(): Promise<void> {
  await setState('torn');
}

/** Tells whether any context saw a write fail since the log was last renewed. */
export async function isLogTorn(): Promise<boolean> {
  return (await readState()) === 'torn';
}

/**
 * Has Chromium begin a new log for IndexedDB where that was not done since a write last failed. On a full disk the last
 * record of the log is cut off; Chromium writes on behind it, cannot read that when it next opens the log, which it does
 * when no context has had a database open for some seconds, and deletes all databases of the extension
 * (google/leveldb#1180). So this must come before the browser closes the log that it writes on.
 * @throws StorageFullError: there is no room yet, and nothing was written to IndexedDB
 */
export async function renewLog(): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  await exclusively('renew-log', async () => {
    if ((await readState()) === 'renewed') return;
    await proveRoom();
    await fillLog();
    await setState('renewed');
  });
}

/**
 * Renews the log once in each run of the browser, as soon as there is room: a run that ended on a full disk could leave no
 * word of it. Call it whenever the background starts, first of all; never throws.
 * @param setAside keeps elsewhere what a browser that is killed meanwhile would lose
 */
export async function renewLogOnce(setAside: () => Promise<void>): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  try {
    if ((await readState()) === 'renewed') return;
    // Where it fails the log is still better renewed than not.
    await setAside().catch((error: unknown) => console.warn('Throughline could not set aside what is new', error));
    await renewLog();
  } catch (error) {
    console.warn('Throughline could not have a new log begun', error);
    if (nameFailure(error) instanceof StorageFullError) setTimeout(() => void renewLogOnce(setAside), RETRY_MS);
  }
}

/** Writes a file and deletes it: what the browser says of its room is no measure of the disk's. */
async function proveRoom(): Promise<void> {
  const root = await globalThis.navigator?.storage?.getDirectory?.();
  if (!root) return;
  try {
    const stream = await (await root.getFileHandle('room', { create: true })).createWritable();
    await stream.write(new Uint8Array(ROOM));
    await stream.close();
    await root.removeEntry('room');
  } catch (error) {
    throw new StorageFullError(error);
  }
}

async function fillLog(): Promise<void> {
  const opening = indexedDB.open(SCRATCH, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('filler'));
  const scratch = await settle(opening);
  try {
    for (let i = 0; i < TRANSACTIONS; i += 1) await fillSome(scratch);
  } finally {
    scratch.close();
  }
  await settle(indexedDB.deleteDatabase(SCRATCH));
}

async function fillSome(scratch: IDBDatabase): Promise<void> {
  // Strict: it ends only when the disk has taken it.
  const transaction = scratch.transaction('filler', 'readwrite', { durability: 'strict' });
  // Random: what is compressed fills no log.
  for (let i = 0; i < RECORDS; i += 1) {
    transaction.objectStore('filler').put(crypto.getRandomValues(new Uint8Array(RECORD_BYTES)), i);
  }
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB failed')));
  });
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });
}
