import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openBackupFolder } from './backupfolder.ts';
import { createMemoryFiles } from './memoryfiles.ts';
import { rotateBackups } from './rotatebackups.ts';
import { isClockSteady } from './steadyclock.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const START = Date.parse('2026-01-01T12:00:00.000Z');
const nameOf = (kind: string, now: Date) => `${kind}-${now.toISOString().replaceAll(':', '-')}-0123456789abcdef.json`;

/** Lives through the days, each with a backup, by a clock that is ahead by so many of them. */
async function live(aheadBy: number[], kind = 'daily'): Promise<Set<number>> {
  fakeBrowser.reset();
  const disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  const folder = (await openBackupFolder())!;
  const names: string[] = [];
  for (const [day, ahead] of aheadBy.entries()) {
    const now = new Date(START + (day + ahead) * DAY_MS);
    names.push(nameOf(kind, now));
    disk.files.set(names.at(-1)!, '');
    await rotateBackups(folder, now);
    await isClockSteady(now);
  }
  return new Set(names.flatMap((name, day) => (disk.files.has(name) ? [day] : [])));
}

afterEach(() => vi.unstubAllGlobals());

const LAST = 69;
const steady = Array<number>(LAST + 1).fill(0);

it.each([
  ['for a day', [60]],
  ['for two, twice', [30, 31, 60, 61]],
  ['for a week', [60, 61, 62, 63, 64, 65, 66]],
  ['today', [LAST]],
])('lets no backup go that it keeps by a right clock: when it is a year ahead %s', async (_when, days) => {
  const right = await live(steady);
  const leapt = await live(steady.map((_, day) => (days.includes(day) ? 365 : 0)));
  expect([...right].filter((day) => !leapt.has(day) && !days.includes(day))).toEqual([]);
});

it('lets no backup of the last week or two months go by any leaps of two days', async () => {
  const leap = fc.record({
    rest: fc.integer({ min: 5, max: 20 }),
    lasts: fc.integer({ min: 1, max: 2 }),
    by: fc.oneof(fc.integer({ min: 100, max: 20_000 }), fc.integer({ min: -20_000, max: -100 })),
  });
  const right = await live(steady);
  await fc.assert(
    fc.asyncProperty(fc.array(leap, { maxLength: 4 }), async (leaps) => {
      const all = leaps.flatMap(({ rest, lasts, by }) => [...Array<number>(rest).fill(0), ...Array(lasts).fill(by)]);
      const aheadBy = steady.map((_, day) => all[day] ?? 0);
      const kept = await live(aheadBy);
      expect([...right].filter((day) => !kept.has(day) && aheadBy[day] === 0)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('lets a safety backup that a clock ahead dated go no sooner than the others', async () => {
  const kept = await live([...Array<number>(8).fill(0), 365, 0, 0, 0, 0, 0], 'safety');
  expect([...kept]).toEqual([8, 9, 10, 11, 12, 13]);
});
