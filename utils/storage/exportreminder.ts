import * as v from 'valibot';
import { defineCheckedItem } from './checkeditem.ts';
import { db } from './db.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Fewer notes are soon written again. */
const REMIND_NOTES = 5;
/** So long notes may lie in this browser alone before the reader is reminded. */
const REMIND_DAYS = 14;
/** Who does not want to hear of it is left alone for so long. */
const DISMISSED_DAYS = 30;

/** When what is here was last copied out of the browser, to a file or a folder; empty: never. */
export const exportedItem = defineCheckedItem('local:exported', v.string(), '');

/** When the reader last waved the reminder away; empty: never. */
export const dismissedItem = defineCheckedItem('local:reminderDismissed', v.string(), '');

/** When an import brought the first notes, which a file holds until then; empty: none did. */
const importedItem = defineCheckedItem('local:notesImported', v.string(), '');

/** Tells whether there are so few notes that the reader would not be reminded of them. */
export async function hasFewNotes(): Promise<boolean> {
  return (await countToRemind()) < REMIND_NOTES;
}

/** Takes down that an import brought the first notes: old as they may be, they lie in this browser since now. */
export async function noteFirstImport(): Promise<void> {
  await importedItem.setValue(new Date().toISOString());
}

/** Notes that everything as of a time (ISO 8601 UTC) lies outside the browser now too. */
export async function noteCopiedOutside(made: string): Promise<void> {
  if (made > orNever(await exportedItem.getValue(), new Date())) await exportedItem.setValue(made);
}

/** What is known of the notes, and of the copy outside that holds them. Times are ISO 8601 UTC, empty: never. */
export interface ExportState {
  /** Counted to `REMIND_NOTES`. */
  notes: number;
  /** When one of the first notes was begun. */
  begun: string;
  /** When an import brought the first notes. */
  imported: string;
  lastChange: string;
  exported: string;
  dismissed: string;
}

/** Takes down when notes last changed and were last copied out of the browser. */
export async function readExportState(): Promise<ExportState> {
  const [first, last] = [await db.notes.orderBy('modified').first(), await db.notes.orderBy('modified').last()];
  const lastDeleted = await db.bin.orderBy('deleted').last();
  const changes = [last?.modified ?? '', lastDeleted?.deleted ?? ''];
  return {
    notes: await countToRemind(),
    begun: first?.created ?? '',
    imported: await importedItem.getValue(),
    lastChange: changes.toSorted().at(-1) ?? '',
    exported: await exportedItem.getValue(),
    dismissed: await dismissedItem.getValue(),
  };
}

async function countToRemind(): Promise<number> {
  return (await db.notes.limit(REMIND_NOTES).primaryKeys()).length;
}

/** Says that only the browser holds the notes; null while a copy outside holds them, or they are few or young. */
export function remindToExport(state: ExportState, now: Date): string | null {
  const { notes, lastChange } = state;
  const [begun = ''] = [state.begun, orNever(state.imported, now)].toSorted().toReversed();
  const [exported, dismissed] = [orNever(state.exported, now), orNever(state.dismissed, now)];
  const days = (since: string) => (now.getTime() - Date.parse(since)) / DAY_MS;
  if (notes < REMIND_NOTES || lastChange <= exported) return null;
  if (days(exported || begun) < REMIND_DAYS || (dismissed !== '' && days(dismissed) < DISMISSED_DAYS)) return null;
  if (exported === '') return 'Your notes are in this browser only.';
  return `Your notes changed since they were copied out of this browser ${Math.floor(days(exported))} days ago.`;
}

/** Takes a time ahead of now, of a clock that was, for never: nothing would be later for as long. */
function orNever(time: string, now: Date): string {
  return time > now.toISOString() ? '' : time;
}
