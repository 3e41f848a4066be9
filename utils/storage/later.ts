/** Tells the time that a change gets: now, or a millisecond after `time` where the clock was set back since. ISO 8601. */
export function laterThan(time?: string): string {
  const now = Date.now();
  return new Date(time === undefined ? now : Math.max(now, Date.parse(time) + 1)).toISOString();
}
