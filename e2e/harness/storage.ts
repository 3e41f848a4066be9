import type { Page } from 'puppeteer-core';

/** Names of the extension's IndexedDB databases, as an extension page sees them. */
export async function listDatabases(extensionPage: Page): Promise<string[]> {
  return await extensionPage.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name ?? '').toSorted(),
  );
}

/** Reads every record of a table; an empty list where the table does not exist. */
export async function readTable<T>(extensionPage: Page, database: string, table: string): Promise<T[]> {
  return (await extensionPage.evaluate(
    async (databaseName, tableName) => {
      const settle = <R>(request: IDBRequest<R>) =>
        new Promise<R>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error));
        });
      const db = await settle(indexedDB.open(databaseName));
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
