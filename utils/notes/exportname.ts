/** Names a file that is taken along by the reader's own day, e.g. `throughline-notes-2026-03-04.md`. */
export function exportFileName(what: string, extension: string, now: Date): string {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const pad = (part: number) => String(part).padStart(2, '0');
  return `throughline-${what}-${year}-${pad(month)}-${pad(day)}.${extension}`;
}
