import Dexie, { type Table } from 'dexie';
import type { EssayLook } from '../essays/look.ts';
import type { GateProfile } from '../matching/gate.ts';
import { namingFailures } from './failure.ts';

/** What is kept of an essay to tell pages about it. */
export interface ShelvedEssay {
  essay: string;
  /** Another one: the profile is to be made anew. */
  source: string;
  profile: GateProfile;
  look: EssayLook;
}

/** The essays that are looked for, and which of their editions these are; null: none was written. */
export interface Library {
  edition: string | null;
  essays: ShelvedEssay[];
}

/**
 * The gates of more essays than pages are handed, in a database of their own: they are made again at any time, and
 * `storage.local` would send them to every page that is open.
 */
class LibraryDb extends Dexie {
  essays!: Table<ShelvedEssay, string>;
  editions!: Table<{ key: 'library'; edition: string }, string>;

  constructor() {
    super('throughline-library', { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ essays: 'essay', editions: 'key' });
  }
}

const libraryDb = new LibraryDb();

/** Writes the library as it is from now on. @throws StorageFullError */
export async function writeLibrary(edition: string, essays: ShelvedEssay[]): Promise<void> {
  await namingFailures(() =>
    libraryDb.transaction('rw', libraryDb.essays, libraryDb.editions, async () => {
      await libraryDb.essays.clear();
      await libraryDb.essays.bulkPut(essays);
      await libraryDb.editions.put({ key: 'library', edition });
    }),
  );
}

export async function clearLibrary(): Promise<void> {
  await libraryDb.transaction('rw', libraryDb.essays, libraryDb.editions, async () => {
    await libraryDb.essays.clear();
    await libraryDb.editions.clear();
  });
}

export function readLibrary(): Promise<Library> {
  return libraryDb.transaction('r', libraryDb.essays, libraryDb.editions, async () => ({
    edition: (await libraryDb.editions.get('library'))?.edition ?? null,
    essays: await libraryDb.essays.toArray(),
  }));
}

/** Reads only which edition it is. */
export async function readEdition(): Promise<string | null> {
  return (await libraryDb.editions.get('library'))?.edition ?? null;
}

/** Reads the gates of these essays; of one that is gone none. */
export async function readProfiles(essays: string[]): Promise<GateProfile[]> {
  return (await libraryDb.essays.bulkGet(essays)).flatMap((each) => each?.profile ?? []);
}

/** Reads how the highlights of these essays look, and their editions; of one that is gone nothing. */
export async function readLooks(essays: string[]): Promise<EssayLook[]> {
  const shelved = (await libraryDb.essays.bulkGet(essays)).filter((each) => each !== undefined);
  return shelved.map(({ look, profile: { edition } }) => (edition === undefined ? look : { ...look, edition }));
}
