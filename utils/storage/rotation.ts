const DAY_MS = 24 * 60 * 60 * 1000;
/** Of the last seven days with a backup one each is kept. */
const DAYS = 7;
/** Of the last weeks before these one each: so many reach into 61 days where there is a backup each day. */
const WEEKS = 9;
/** So many stay however many there are of a day. */
const ALWAYS = 3;

/**
 * Chooses which daily backups are kept. They are counted, not told by their age: by a clock that leapt ahead all but the
 * last would be old. Those dated ahead of now, because the clock was or because it is behind now, are counted apart, so
 * that neither drive out the others.
 * @param made times, ISO 8601 UTC, in any order
 * @returns those that may go
 */
export function chooseSurplus(made: string[], now: Date): string[] {
  return partAhead(made, (time) => time, now).flatMap(chooseOver);
}

/** Parts what is dated ahead of now from what is not. */
export function partAhead<T>(items: T[], timeOf: (item: T) => string, now: Date): [sofar: T[], ahead: T[]] {
  const end = now.toISOString();
  return [items.filter((item) => timeOf(item) <= end), items.filter((item) => timeOf(item) > end)];
}

function chooseOver(made: string[]): string[] {
  const newestFirst = made.toSorted().toReversed();
  const kept = new Set(newestFirst.slice(0, ALWAYS));
  const days = new Set<number>();
  const weeks = new Set<number>();
  for (const time of newestFirst) {
    const day = Math.floor(Date.parse(time) / DAY_MS);
    if (days.has(day)) continue;
    const [period, counted, most] = days.size < DAYS ? [day, days, DAYS] : [Math.floor(day / 7), weeks, WEEKS];
    if (counted.has(period) || counted.size === most) continue;
    counted.add(period);
    kept.add(time);
  }
  return newestFirst.filter((time) => !kept.has(time));
}
