import { dayOf } from './day.ts';

/** Names a file that is taken along by the reader's own day, e.g. `throughline-notes-2026-03-04.md`. */
export function exportFileName(what: string, extension: string, now: Date): string {
  return `throughline-${what}-${dayOf(now)}.${extension}`;
}
