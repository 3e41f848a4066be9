import { StorageFullError } from './failure.ts';
import { exclusively } from './exclusively.ts';

/** Bytes that must be free before anything is written again. */
const ROOM = 16 * 1024 * 1024;
/** Chromium begins a new log after 4 MB; values above 64 KB would go to files of their own. */
const RECORDS = 100;
const RECORD_BYTES = 50_000;
/** Named as a scratch database: what a dying browser leaves of it, the daily maintenance deletes. */
const SCRATCH = 'throughline-test-log';

/**
 * Has Chromium begin a new log for IndexedDB, once there is room again. On a full disk the last record of the log is cut
 * off; Chromium writes on behind it, cannot read that at its next start, and deletes all databases of the extension
 * (google/leveldb#1180). So this must come after the browser closed the database and before anything else is written.
 * @throws StorageFullError: there is no room yet, and nothing was written to IndexedDB
 */
export async function renewLog(): Promise<void> {
  await exclusively('renew-log', async () => {
    await proveRoom();
    await fillLog();
  });
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
    for (let i = 0; i < RECORDS; i += 1) {
      // Random: what is compressed fills no log.
      const record = crypto.getRandomValues(new Uint8Array(RECORD_BYTES));
      const transaction = scratch.transaction('filler', 'readwrite', { durability: 'strict' });
      await settle(transaction.objectStore('filler').put(record, i));
    }
  } finally {
    scratch.close();
  }
  await settle(indexedDB.deleteDatabase(SCRATCH));
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });
}
