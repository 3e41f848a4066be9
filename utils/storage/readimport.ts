import type { FileProblem, ImportedNotes, ParsedNotes } from '../notes/importednotes.ts';
import { readHypothesis } from '../notes/hypothesis.ts';
import { recogniseFile, type RecognisedFile } from '../notes/importkind.ts';
import { readReadwise } from '../notes/readwise.ts';
import { readWebAnnotations } from '../notes/readwebannotation.ts';
import { BACKUP_VERSION, type Backup } from './backup.ts';
import { binKey } from './binkey.ts';
import { db, type StoredPage } from './db.ts';
import type { StoredNote } from './notekeys.ts';
import { parseBackup } from './parsebackup.ts';
import { settingsItem } from './settings.ts';
import { nameOnly } from './titles.ts';

export type ImportKind = Exclude<RecognisedFile['kind'], 'unknown'>;

/** A file that can be imported: what it holds as a backup, so that all kinds are previewed and restored alike. */
export interface ReadableImport {
  ok: true;
  kind: ImportKind;
  backup: Backup;
  /** How its notes join those that are here, unless the reader wants it otherwise. */
  joining: 'latest' | 'source';
  /** What can't be a note here, by reason. */
  leftOut: Map<string, number>;
}

export type ReadImport = ReadableImport | { ok: false; problems: FileProblem[] };

/**
 * Reads a file of any kind that can be imported; hostile until it has passed. Writes nothing.
 * @param changed when the file was last changed, ISO 8601 UTC: the time of notes that tell none
 */
export async function readImport(text: string, changed: string): Promise<ReadImport> {
  const file = recogniseFile(text);
  switch (file.kind) {
    case 'unknown':
      return { ok: false, problems: [{ place: '', reason: file.reason }] };
    case 'backup': {
      const parsed = parseBackup(text);
      return parsed.ok
        ? { ok: true, kind: file.kind, backup: parsed.backup, joining: 'latest', leftOut: new Map() }
        : parsed;
    }
    case 'hypothesis':
      return await asImport(file.kind, readHypothesis(file.data), changed);
    case 'web-annotations':
      return await asImport(file.kind, readWebAnnotations(file.data, changed), changed);
    case 'readwise': {
      const titled = onlyPages(await db.pages.toArray());
      return await asImport(
        file.kind,
        readReadwise(text, (title) => titled.get(title), changed),
        changed,
      );
    }
  }
}

async function asImport(kind: ImportKind, parsed: ParsedNotes, changed: string): Promise<ReadImport> {
  if (!parsed.ok) return parsed;
  const backup = await asBackup(parsed.imported, changed);
  return { ok: true, kind, backup, joining: 'source', leftOut: parsed.imported.leftOut };
}

/** Finds pages by title, lower case: none by one that several share, for none of them is sure to be meant. */
function onlyPages(pages: StoredPage[]): Map<string, string> {
  const titled = new Map<string, string | null>();
  for (const { page, title } of pages) {
    const name = title.toLowerCase();
    titled.set(name, titled.has(name) ? null : page);
  }
  return new Map([...titled].flatMap(([title, page]) => (page === null ? [] : [[title, page] as const])));
}

/**
 * A page comes with its title, as one never visited; what is known of a page already stays. A note that tells no time
 * has the file's and would win over what the reader wrote, or deleted, since: it has the time at which it came first.
 */
async function asBackup({ notes, titles }: ImportedNotes, changed: string): Promise<Backup> {
  const pages = new Set(
    await db.pages
      .where('page')
      .anyOf([...titles.keys()])
      .primaryKeys(),
  );
  const known = await db.notes.bulkGet(notes.map(({ id }) => id));
  const binned = await db.bin.bulkGet(notes.map(({ id }) => binKey('note', id)));
  return {
    format: 'throughline-backup',
    version: BACKUP_VERSION,
    exported: changed,
    settings: await settingsItem.getValue(),
    essays: [],
    builtInEssays: [],
    pages: [...titles].filter(([page]) => !pages.has(page)).map(([page, title]) => nameOnly(page, title, changed)),
    matches: [],
    notes: notes.map((note, i) =>
      note.modified === changed ? { ...note, modified: firstTime(known[i]) ?? binned[i]?.deleted ?? changed } : note,
    ),
    bin: [],
  };
}

function firstTime(known: StoredNote | undefined): string | undefined {
  return known?.came?.from === 'source' ? known.came.at : known?.created;
}
