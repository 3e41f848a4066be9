import type { Page } from 'puppeteer-core';

/** Reads every record of a table; an empty list where the table does not exist. Makes no database: that would hide a loss. */
export async function readTable<T>(extensionPage: Page, database: string, table: string): Promise<T[]> {
  return (await extensionPage.evaluate(
    async (databaseName, tableName) => {
      const settle = <R>(request: IDBRequest<R>) =>
        new Promise<R>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error));
        });
      const opening = indexedDB.open(databaseName);
      let missing = false;
      opening.addEventListener('upgradeneeded', () => {
        missing = true;
        opening.transaction?.abort();
      });
      const db = await settle(opening).catch((error: unknown) => {
        if (missing) return null;
        throw error;
      });
      if (db === null) return [];
      try {
        if (!db.objectStoreNames.contains(tableName)) return [];
        return await settle(db.transaction(tableName).objectStore(tableName).getAll());
      } finally {
        db.close();
      }
    },
    database,
    table,
  )) as T[];
}

/** Puts records into a table of the extension's database. */
export async function putRecords(extensionPage: Page, table: string, records: object[]): Promise<void> {
  await extensionPage.evaluate(
    async (tableName, stored) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('throughline');
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
      const transaction = db.transaction(tableName, 'readwrite');
      for (const record of stored) transaction.objectStore(tableName).put(record);
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      db.close();
    },
    table,
    records,
  );
}

/** Puts so many notes there, `n0`, `n1` and on, each with its name and version as its text: `n3 0`. */
export async function addNotes(extensionPage: Page, notes: number, time: string): Promise<void> {
  const records = Array.from({ length: notes }, (_, i) => ({
    id: `n${i}`,
    target: { kind: 'claim', essay: 'e', claim: `c${i}` },
    claimKey: `e/c${i}`,
    text: `n${i} 0`,
    tags: [],
    created: time,
    modified: time,
  }));
  await putRecords(extensionPage, 'notes', records);
}

/** Puts so many essays there, each on comets of its own; the library says nothing of them to pages yet. */
export async function addEssays(extensionPage: Page, essays: number): Promise<void> {
  const time = '2026-01-01T00:00:00.000Z';
  const records = Array.from({ length: essays }, (_, i) => ({
    id: `comets${i}`,
    title: `Comets ${i}`,
    author: 'Ann Writer',
    version: 1,
    themes: [{ id: 't', label: 'Comets' }],
    claims: Array.from({ length: 20 }, (__, c) => ({
      id: `c${c}`,
      theme: 't',
      text: `Astronomers should point telescope${i} at comet${c} before the next eclipse of the moon.`,
    })),
    colour: 'green',
    builtIn: false,
    enabled: true,
    added: time,
    modified: time,
  }));
  await putRecords(extensionPage, 'essays', records);
}
