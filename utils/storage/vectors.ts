import { db } from './db.ts';
import { namingFailures } from './failure.ts';

/**
 * Finds cached vectors. The key names everything that would change the numbers, its essay first:
 * `${essay}|${encoder version}|…`. The database answers with a copy: the caller may transfer it.
 */
export async function getVectors(key: string): Promise<Float32Array | undefined> {
  return (await db.vectors.get(key))?.values;
}

/**
 * Caches vectors, laid end to end, and drops what the same encoder made of an earlier wording of the essay.
 * @throws StorageFullError: the caller goes on without the cache
 */
export async function setVectors(key: string, values: Float32Array): Promise<void> {
  const [essay, version] = key.split('|');
  await namingFailures(() =>
    db.transaction('rw', db.vectors, async () => {
      await db.vectors.where('key').startsWith(`${essay}|${version}|`).delete();
      await db.vectors.put({ key, values });
    }),
  );
}

/** Drops all vectors: after an update the encoder may be another, and what is still good is made again in a second. */
export async function clearVectors(): Promise<void> {
  await db.vectors.clear();
}
