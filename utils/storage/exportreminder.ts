import * as v from 'valibot';
import { defineCheckedItem } from './checkeditem.ts';
import { db } from './db.ts';

/** An export older than this is an old one where notes changed since. */
const REMIND_DAYS = 60;

/** When everything was last exported to a file; empty: never. */
export const exportedItem = defineCheckedItem('local:exported', v.string(), '');

/** What is known of the notes, and of the file that holds them. Times are ISO 8601 UTC, empty: never. */
export interface ExportState {
  notes: number;
  lastChange: string;
  exported: string;
}

/** Takes down when notes last changed and were last exported. */
export async function readExportState(): Promise<ExportState> {
  const last = await db.notes.orderBy('modified').last();
  const lastDeleted = await db.bin.orderBy('deleted').last();
  const changes = [last?.modified ?? '', lastDeleted?.deleted ?? ''];
  return {
    notes: await db.notes.count(),
    lastChange: changes.toSorted().at(-1) ?? '',
    exported: await exportedItem.getValue(),
  };
}

/** Says that only the browser holds the notes; null while a file holds them, or there are none. */
export function remindToExport({ notes, lastChange, exported }: ExportState, now: Date): string | null {
  if (notes === 0) return null;
  const held = notes === 1 ? 'Your note is' : `Your ${notes} notes are`;
  if (exported === '') return `${held} in this browser only. Export everything to a file that you keep elsewhere.`;
  const days = Math.floor((now.getTime() - Date.parse(exported)) / (24 * 60 * 60 * 1000));
  if (days < REMIND_DAYS || lastChange <= exported) return null;
  return `Your notes changed since you exported them ${days} days ago. Export everything again.`;
}
