const DAY_MS = 24 * 60 * 60 * 1000;
/** Within a week one backup a day is kept. */
const DAILY_DAYS = 7;
/** Within two months one a week. */
const WEEKLY_DAYS = 61;
/** So many stay however old they are: who comes back after a year finds them. */
const ALWAYS = 3;

/**
 * Chooses which daily backups are kept.
 * @param made times, ISO 8601 UTC, in any order
 * @returns those that may go
 */
export function chooseSurplus(made: string[], now: Date): string[] {
  const newestFirst = made.toSorted().toReversed();
  const kept = new Set(newestFirst.slice(0, ALWAYS));
  const periods = new Set<string>();
  for (const time of newestFirst) {
    const day = Math.floor(Date.parse(time) / DAY_MS);
    const age = (now.getTime() - Date.parse(time)) / DAY_MS;
    const period = age < DAILY_DAYS ? `day ${day}` : age < WEEKLY_DAYS ? `week ${Math.floor(day / 7)}` : null;
    if (period === null || periods.has(period)) continue;
    periods.add(period);
    kept.add(time);
  }
  return newestFirst.filter((time) => !kept.has(time));
}
