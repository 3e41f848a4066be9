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
 * Caches vectors, laid end to end.
 * @throws StorageFullError: the caller goes on without the cache
 */
export async function setVectors(key: string, values: Float32Array): Promise<void> {
  await namingFailures(() => db.vectors.put({ key, values }));
}

/** Drops what the encoder's version in `keep` no longer uses (keys without it between bars). Returns how many. */
export function purgeVectors(keep: string): Promise<number> {
  return db.vectors.filter(({ key }) => !`${key}|`.includes(`|${keep}|`)).delete();
}

/** Drops an essay's vectors: its claims changed, or it is gone. */
export function dropVectorsOf(essay: string): Promise<number> {
  return db.vectors.where('key').startsWith(`${essay}|`).delete();
}
