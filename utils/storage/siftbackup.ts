import * as v from 'valibot';
import { firstWords } from '../notes/firstwords.ts';
import type { Backup } from './backup.ts';
import { backupSchema } from './backupschema.ts';
import { writeBackupText } from './backuptext.ts';

/** A record that is not as Throughline writes it: no file that holds it among the others could be read again. */
export interface OddRecord {
  /** What a reader would know it by. */
  name: string;
  /** Where it is odd, e.g. `tags.1`. */
  place: string;
  record: unknown;
}

/** The lists of a backup, with what one record of each is called. */
const LISTS = {
  essays: ({ title }: Backup['essays'][number]) => `the essay ${quoted(title)}`,
  builtInEssays: ({ id }: Backup['builtInEssays'][number]) => `what you chose for the essay ${quoted(id)}`,
  pages: ({ page, title }: Backup['pages'][number]) => `the page ${quoted(title || page)}`,
  matches: ({ quote }: Backup['matches'][number]) => `the sentence ${quoted(quote?.exact)}`,
  notes: ({ text, id }: Backup['notes'][number]) => `the note ${quoted(text || id)}`,
  bin: ({ kind, id }: Backup['bin'][number]) => `the deleted ${kind === 'essay' ? 'essay' : 'note'} ${quoted(id)}`,
};
type List = keyof typeof LISTS;

/** Parts a backup's records that can be read again from those that cannot. @throws BackupFailedError where it is too large */
export function siftBackup(backup: Backup): { sound: Backup; odd: OddRecord[] } {
  // As it would be read: a number that is none, for one, is written as null.
  const checked = v.safeParse(backupSchema, JSON.parse(writeBackupText(backup)));
  const odd: OddRecord[] = [];
  const sound = { ...backup };
  for (const list of Object.keys(LISTS) as List[]) {
    const places = new Map<number, string>();
    for (const { path } of checked.issues ?? []) {
      const [first, second, ...rest] = (path ?? []).map(({ key }) => key);
      if (first === list && typeof second === 'number' && !places.has(second)) places.set(second, rest.join('.'));
    }
    const records: unknown[] = backup[list];
    const name = LISTS[list] as (record: unknown) => string;
    odd.push(...[...places].map(([i, place]) => ({ name: name(records[i]), place, record: records[i] })));
    Object.assign(sound, { [list]: records.filter((_, i) => !places.has(i)) });
  }
  return { sound, odd };
}

/** Says in a sentence or two what a backup or an export lacks; empty: nothing. */
export function sayOdd(odd: OddRecord[]): string {
  const [first] = odd;
  if (!first) return '';
  const where = first.place === '' ? '' : ` (look at its ${first.place})`;
  if (odd.length === 1) return `One record could not be read back, ${first.name}${where}. All the others can.`;
  return `${odd.length} records could not be read back, the first of them ${first.name}${where}. All the others can.`;
}

function quoted(text: unknown): string {
  return `“${firstWords(String(text ?? ''))}”`;
}
