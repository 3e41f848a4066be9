import type { Table } from 'dexie';
import type { BackupBinned } from './backup.ts';
import { changedAt } from '../notes/note.ts';
import { binKey } from './binkey.ts';
import type { Binned } from './db.ts';
import { laterThan } from './later.ts';
import type { PlannedChange } from './listchanges.ts';
import { mergeBinned } from './merge.ts';
import { isSame } from './same.ts';

/** A kind of record that the reader can delete, with what a backup holds of it. */
interface Deletable<Stored, Restored> {
  kind: Binned['kind'];
  table: Table<Stored, string>;
  live: Restored[];
  /** The backup's bin; other kinds are passed over. */
  binned: BackupBinned[];
  merge(stored: Stored | undefined, restored: Restored): Stored;
  /** Tells whether the backup's record has other words than the stored one, which is not older. */
  isOlder(stored: Stored, restored: Restored): boolean;
  /** Tells whether the backup's record has other words than the stored one, whichever is older. */
  isOther(stored: Stored, restored: Restored): boolean;
  /** Gives a record that comes back the words that it had when the reader deleted it, where those are later. */
  withLast(record: Stored, binned: Binned | undefined): Stored;
  /** Gives what stays in the bin, under another id, of a record that is not deleted any more; null: nothing. */
  leftInBin(binned: Binned, record: Stored): Binned | null;
  /** What the bin keeps of a stored record. */
  plain(stored: Stored): NonNullable<Binned['content']>;
}

interface Changeable {
  id: string;
  modified: string;
  /** Of notes only: see `Note`. */
  changed?: string;
}

/**
 * Plans how a backup's records and deletions of one kind join the stored ones: of the latest change and the latest
 * deletion of a record the later one counts, the change when they are the same.
 */
export async function planDeletable<Stored extends Changeable, Restored extends Changeable>(
  bin: Table<Binned, string>,
  { kind, table, live, binned, merge, withLast, plain, ...deletable }: Deletable<Stored, Restored>,
  revive: boolean,
) {
  const isOlder = (stored: Stored, restored: Restored | undefined) =>
    restored !== undefined && deletable.isOlder(stored, restored);
  const deletions = new Map<string, Binned>();
  for (const entry of binned) {
    if (entry.kind !== kind) continue;
    const keyed: Binned = { ...entry, key: binKey(kind, entry.id) };
    deletions.set(entry.id, mergeBinned(deletions.get(entry.id), keyed) ?? keyed);
  }
  const incoming = latest(live);
  const ids = [...new Set([...incoming.keys(), ...deletions.keys()])];
  const known = byId(await table.bulkGet(ids));
  const knownBinned = byId(await bin.bulkGet(ids.map((id) => binKey(kind, id))));
  const merged = new Map(known);
  for (const [id, record] of incoming) merged.set(id, merge(known.get(id), record));

  const plan = {
    count: { add: 0, change: 0, skip: 0 },
    binCount: { add: 0, change: 0, skip: 0 },
    removes: 0,
    heldBack: 0,
    /** Records of which the backup has an older content than what is here. */
    older: 0,
  };
  const puts: Stored[] = [];
  const changes: PlannedChange<Stored>[] = [];
  const drops: string[] = [];
  const binPuts: Binned[] = [];
  const binDrops: string[] = [];

  for (const id of ids) {
    const [before, binnedBefore] = [known.get(id), knownBinned.get(id)];
    let record = merged.get(id);
    if (before && isOlder(before, incoming.get(id))) plan.older += 1;
    const deletion = isFixed(before) ? undefined : mergeBinned(binnedBefore, deletions.get(id));
    let deleted = deletion !== undefined && !(record && record.modified > deletion.deleted);
    if (deleted && record && !before && incoming.has(id)) {
      if (revive) {
        const last = withLast(record, binnedBefore);
        const modified = laterThan(deletion?.deleted);
        record = { ...last, modified, ...(kind === 'note' && { changed: changedAt(last) }) };
        deleted = false;
      } else plan.heldBack += 1;
    }
    if (deletion && deleted) {
      // What goes to the bin is the latest text of the record, be it the store's or the backup's.
      const isLater = before && !(deletion.content && deletion.content.modified >= before.modified);
      const next = isLater ? ({ ...deletion, content: plain(before) } as Binned) : deletion;
      if (before) {
        plan.removes += 1;
        drops.push(id);
      }
      if (!isSame(binnedBefore, next)) {
        plan.binCount[binnedBefore ? 'change' : 'add'] += 1;
        binPuts.push(next);
      } else if (deletions.has(id)) plan.binCount.skip += 1;
      if (incoming.has(id) && record) {
        plan.count.skip += 1;
        changes.push({ kind: 'skipped', record, why: 'deleted' });
      }
      continue;
    }
    if (binnedBefore) {
      binDrops.push(binnedBefore.key);
      const left = record && deletable.leftInBin(binnedBefore, record);
      if (left) binPuts.push(left);
    }
    const restored = incoming.get(id);
    if (!restored || !record) continue;
    if (before && isSame(before, record)) {
      plan.count.skip += 1;
      changes.push({ kind: 'skipped', record, why: deletable.isOther(record, restored) ? 'newer' : 'same' });
    } else {
      plan.count[before ? 'change' : 'add'] += 1;
      puts.push(record);
      changes.push(before ? { kind: 'changed', before, after: record } : { kind: 'added', record });
    }
  }
  return {
    ...plan,
    puts,
    changes,
    async write() {
      await table.bulkPut(puts);
      await table.bulkDelete(drops);
      await bin.bulkPut(binPuts);
      await bin.bulkDelete(binDrops);
    },
  };
}

/** Of records that stand twice in a file the one last changed counts, the first when they are the same. */
function latest<Restored extends Changeable>(records: Restored[]): Map<string, Restored> {
  const found = new Map<string, Restored>();
  for (const record of records) {
    const other = found.get(record.id);
    if (!other || record.modified > other.modified) found.set(record.id, record);
  }
  return found;
}

/** A built-in essay is nothing that a backup can delete. */
function isFixed(record: object | undefined): boolean {
  return record !== undefined && 'builtIn' in record && record.builtIn === true;
}

function byId<T extends { id: string }>(records: (T | undefined)[]): Map<string, T> {
  return new Map(records.flatMap((record) => (record ? [[record.id, record] as const] : [])));
}
