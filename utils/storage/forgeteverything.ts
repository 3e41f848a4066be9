import { browser } from '#imports';
import { db } from './db.ts';
import { exclusively } from './exclusively.ts';

/**
 * Deletes everything that the extension keeps in the browser: databases, backups, caches, settings. Files that the
 * reader exported are not in reach. The page that called it must be loaded anew.
 */
export async function forgetEverything(): Promise<void> {
  await exclusively('maintenance', () =>
    exclusively('backup', async () => {
      await db.delete();
      const others = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
      await Promise.all(others.map(deleteDatabase));
      await deleteFiles();
      if (globalThis.caches) for (const name of await caches.keys()) await caches.delete(name);
      globalThis.localStorage?.clear();
      await browser.storage.session.clear();
      // Last, because every change here wakes pages that are open.
      await browser.storage.local.clear();
    }),
  );
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error ?? new Error(`${name} cannot be deleted`)));
  });
}

async function deleteFiles(): Promise<void> {
  // Where the browser has no such files, there is nothing to delete.
  const root = await globalThis.navigator?.storage?.getDirectory?.().catch(() => null);
  if (!root) return;
  const names: string[] = [];
  for await (const name of root.keys()) names.push(name);
  for (const name of names) await root.removeEntry(name, { recursive: true });
}
