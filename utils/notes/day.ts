/** Tells the day of a time as the reader has it, by the clock of this computer, e.g. `2026-03-02`. */
export function dayOf(time: string | Date): string {
  const date = new Date(time);
  const pad = (part: number, digits = 2) => String(part).padStart(digits, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
