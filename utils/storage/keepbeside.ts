import type { Table } from 'dexie';
import { COPY_MARK, areWordsLost, copyId, isLost } from './losttext.ts';
import { noteKeys, plainNote, type StoredNote } from './notekeys.ts';

/** A record as it was and as a restore makes it. */
export interface Replaced<Stored> {
  before: Stored;
  after: Stored;
}

/** Of notes that are replaced, those of which words would be lost. */
export function listLosers(replaced: Replaced<StoredNote>[]): Replaced<StoredNote>[] {
  return replaced.filter(({ before, after }) => areWordsLost(before, after));
}

/**
 * Plans the copies of the texts that would be lost where notes are replaced, as an editor keeps the text that lost. Only
 * words count: a tag that goes makes no copy. What the note or another copy of it holds already is not kept again, and a
 * copy whose text came back as the note's own, or that the losing text goes on from, makes room for it.
 * @param losers of `listLosers`
 * @param puts all notes that are about to be written
 * @param named the ids of the file's notes, of the deleted ones too: a copy under one would be replaced by the file, or
 *   replace what came with it
 */
export async function planCopies(
  notes: Table<StoredNote, string>,
  losers: Replaced<StoredNote>[],
  puts: StoredNote[],
  named: ReadonlySet<string>,
): Promise<StoredNote[]> {
  const roots = new Set(losers.map(({ before }) => rootOf(before)));
  const kept = await notes
    .where('id')
    .startsWithAnyOf([...roots].map((root) => root + COPY_MARK))
    .toArray();
  const originals = (await notes.bulkGet([...roots])).filter((note) => note !== undefined);
  const families = new Map<string, Map<string, StoredNote>>();
  for (const note of [...originals, ...kept, ...puts]) {
    const root = rootOf(note);
    if (!roots.has(root)) continue;
    families.set(root, (families.get(root) ?? new Map<string, StoredNote>()).set(note.id, note));
  }
  const copies = new Map<string, StoredNote>();
  for (const { before, after } of losers) {
    const root = rootOf(before);
    const family = families.get(root) ?? new Map<string, StoredNote>();
    const others = [...family.values()];
    if (others.some((other) => !areWordsLost(before, other))) continue;
    const free = others.find(
      (copy) =>
        copy.id !== root &&
        !named.has(copy.id) &&
        !copies.has(copy.id) &&
        (!isLost(copy, before) || !isLost(copy, after)),
    );
    let id = free?.id ?? copyId({ ...before, id: root });
    // One that is there already was written on since: it holds none of these words.
    while (id !== free?.id && (named.has(id) || family.has(id))) id = copyId({ ...before, id: root, modified: id });
    const plain = { ...plainNote(before), id };
    const copy = { ...plain, ...noteKeys(plain) };
    family.set(copy.id, copy);
    copies.set(copy.id, copy);
  }
  return [...copies.values()];
}

/** The id of the note that a note is a copy of, or its own. */
function rootOf({ id }: StoredNote): string {
  return id.split(COPY_MARK)[0] ?? id;
}
