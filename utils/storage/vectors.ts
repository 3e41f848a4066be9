import { db } from './db.ts';
import { namingFailures } from './failure.ts';

/**
 * Finds cached vectors. The key names everything that would change the numbers, its essay first and the hash of its texts
 * last: `${essay}|${encoder version}|…|${hash}`. The database answers with a copy: the caller may transfer it.
 */
export async function getVectors(key: string): Promise<Float32Array | undefined> {
  return (await db.vectors.get(key))?.values;
}

/**
 * Caches vectors, laid end to end, and drops what the same encoder made of an earlier wording: of the essay, and with it
 * all that is kept of its claims, or of one claim.
 * @throws StorageFullError: the caller goes on without the cache
 */
export async function setVectors(key: string, values: Float32Array): Promise<void> {
  const wording = key.slice(0, key.lastIndexOf('|') + 1);
  await namingFailures(() =>
    db.transaction('rw', db.vectors, async () => {
      await db.vectors.where('key').startsWith(wording).delete();
      await db.vectors.put({ key, values });
    }),
  );
}

/** Drops all vectors: after an update the encoder may be another, and what is still good is made again in a second. */
export async function clearVectors(): Promise<void> {
  await db.vectors.clear();
}
