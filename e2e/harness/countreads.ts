import type { Page } from 'puppeteer-core';

/** What a page asked of IndexedDB: by table, or index of it, and method, the records and keys that came. */
export type Reads = Record<string, number>;

interface Counted {
  throughlineReads: Reads;
}

/** Has a page count what it reads of IndexedDB from its next load on. Counts itself count as the keys that they go through. */
export async function countReads(page: Page): Promise<() => Promise<Reads>> {
  await page.evaluateOnNewDocument(() => {
    const reads: Reads = ((globalThis as unknown as Counted).throughlineReads = {});
    for (const prototype of [IDBObjectStore.prototype, IDBIndex.prototype]) {
      for (const method of ['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'] as const) {
        const ask = prototype[method] as (...args: unknown[]) => IDBRequest;
        const counting = function (this: IDBObjectStore | IDBIndex, ...args: unknown[]) {
          const place = 'objectStore' in this ? `${this.objectStore.name}.${this.name}` : this.name;
          const request = ask.apply(this, args);
          request.addEventListener('success', () => {
            const { result } = request as IDBRequest<unknown>;
            const come = Array.isArray(result) ? result.length : typeof result === 'number' ? result : result ? 1 : 0;
            reads[`${place} ${method}`] = (reads[`${place} ${method}`] ?? 0) + come;
          });
          return request;
        };
        Object.assign(prototype, { [method]: counting });
      }
    }
  });
  return () => page.evaluate(() => ({ ...(globalThis as unknown as Counted).throughlineReads }));
}
