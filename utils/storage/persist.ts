/** What the browser answers to the wish that it never clears our data by itself. */
export type Persistence = 'granted' | 'refused' | 'unsupported';

let asked: Promise<Persistence> | null = null;

/**
 * Asks the browser, once for each context, not to clear our data when the disk runs low. The moment is the reader's
 * first note: there is something to lose then. A service worker cannot ask (the extension's pages can).
 */
export function requestPersistence(): Promise<Persistence> {
  asked ??= ask();
  return asked;
}

/** Bytes in use and bytes that the browser would allow; null where it does not tell. */
export async function estimateStorage(): Promise<{ usage: number; quota: number } | null> {
  const { usage, quota } = (await globalThis.navigator?.storage?.estimate?.()) ?? {};
  return usage === undefined || quota === undefined ? null : { usage, quota };
}

async function ask(): Promise<Persistence> {
  const manager = globalThis.navigator?.storage;
  if (!manager?.persist) return 'unsupported';
  try {
    return (await manager.persisted()) || (await manager.persist()) ? 'granted' : 'refused';
  } catch {
    return 'unsupported';
  }
}
