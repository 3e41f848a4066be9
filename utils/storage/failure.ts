/** The names of failures whose message is a sentence for the reader; storage's own cross contexts under them. */
export const STORAGE_FULL = 'StorageFullError';
export const NEWER_DATABASE = 'NewerDatabaseError';
const MIGRATION_FAILED = 'MigrationFailedError';
export const BACKUP_FAILED = 'BackupFailedError';
export const RESTORE_OUTDATED = 'RestoreOutdatedError';

/** Thrown when the disk, or the browser's share of it, is full. */
export class StorageFullError extends Error {
  override name = STORAGE_FULL;
  constructor(cause?: unknown) {
    super('The browser has no room left to save this. Free some disk space; your text is kept as a draft.', { cause });
  }
}

/** Thrown when a backup could not be kept; those that are there are as they were. */
export class BackupFailedError extends Error {
  override name = BACKUP_FAILED;
}

/** Thrown when the data was written by a newer Throughline than this one. Nothing was changed. */
export class NewerDatabaseError extends Error {
  override name = NEWER_DATABASE;
  constructor() {
    super('Your notes were saved by a newer version of Throughline. Update the extension to open them.');
  }
}

/** Thrown when data of an older Throughline could not be brought to this one's schema. It is as it was. */
export class MigrationFailedError extends Error {
  override name = MIGRATION_FAILED;
  constructor(cause?: unknown) {
    super(
      'Your notes could not be made ready for this version of Throughline. Nothing was changed or lost. ' +
        'Free some disk space and restart the browser; an older version still opens them.',
      { cause },
    );
  }
}

const NAMED = new Set([STORAGE_FULL, NEWER_DATABASE, MIGRATION_FAILED, BACKUP_FAILED, RESTORE_OUTDATED]);

/**
 * Says that the database is shut because this page stands in a private window; null where it does not, or the failure is
 * another. Firefox opens none there for extensions that keep theirs for good (153: "did not allow mutations"); Chromium
 * opens the one that there is.
 */
export function describePrivate(error: unknown): string | null {
  const { browser } = globalThis as { browser?: { extension?: { inIncognitoContext?: boolean } } };
  // A database that is broken fails by the same name, in any window.
  const shut = [...causes(error)].some(({ name }) => name === 'InvalidStateError');
  return shut && browser?.extension?.inIncognitoContext === true
    ? 'This is a private window, and this browser opens Throughline’s library in other windows only. Pages here get their highlights all the same; nothing of them is kept.'
    : null;
}

/** Says a failure in a sentence for the reader. */
export function sayFailure(error: unknown): string {
  const shut = describePrivate(error);
  if (shut !== null) return shut;
  const named = nameFailure(error);
  if (named instanceof Error && NAMED.has(named.name)) return named.message;
  return `Reload this page; if that does not help, restart the browser. (${String(error).slice(0, 200)})`;
}

/**
 * Turns what IndexedDB, Dexie or `storage.local` threw into a failure with a name and a sentence; others pass
 * unchanged. Dexie wraps the cause of an aborted transaction or a refused opening in `inner`.
 */
export function nameFailure(error: unknown): unknown {
  for (const cause of causes(error)) {
    if (NAMED.has(cause.name)) return cause;
    if (cause.name === 'QuotaExceededError' || /\bquota\b.*exceeded|exceeded.*\bquota\b/i.test(cause.message)) {
      return new StorageFullError(error);
    }
  }
  return error;
}

/** Says to the reader why what a page showed is not kept, whatever context the failure came from. */
export function describeUnkept(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === NEWER_DATABASE) return new NewerDatabaseError().message;
  return name === STORAGE_FULL
    ? 'Matches and notes on this page are not kept: the browser has no room left. Free some disk space; Throughline then keeps them by itself.'
    : // A disk that is full to the last byte is called an unknown error: the browser cannot even open the database.
      'Matches and notes on this page are not kept: the browser does not let Throughline save anything. If the disk is full, free some space; else restart the browser.';
}

/** Says to the reader why nothing of what is kept can be shown. */
export function describeUnreadable(error: unknown): string {
  const shut = describePrivate(error);
  if (shut !== null) return shut;
  const named = nameFailure(error);
  return named instanceof NewerDatabaseError || named instanceof MigrationFailedError
    ? named.message
    : 'The browser does not open Throughline’s database. Pages still get their highlights, but notes and matches are neither shown nor kept. Restart the browser; if it stays so, free some disk space.';
}

/** Tells whether the failure is storage's own and not of a message that got lost on its way. */
export function isStorageFailure(error: unknown): boolean {
  return error instanceof Error && (error.name === STORAGE_FULL || error.name === NEWER_DATABASE);
}

/** Runs `work` and names its failures. */
export async function namingFailures<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw nameFailure(error);
  }
}

function* causes(error: unknown): Generator<Error> {
  let cause: unknown = error;
  for (let depth = 0; depth < 5 && cause instanceof Error; depth += 1) {
    yield cause;
    cause = (cause as Error & { inner?: unknown }).inner ?? cause.cause;
  }
}
