import * as v from 'valibot';
import { defineCheckedItem } from './checkeditem.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Over so many days at once the clock may have been set, not waited for. */
const LEAP_DAYS = 8;
/** A clock that was set wrong is noticed within so many days of use: most websites do not open under it. */
const WAIT_DAYS = 3;

/** The last day (UTC, YYYY-MM-DD; empty: none yet) that was asked about, and how many more are waited for. */
const clockItem = defineCheckedItem(
  'local:clock',
  v.object({ day: v.string(), waiting: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  { day: '', waiting: 0 },
);

/**
 * Tells whether the clock can be trusted so far that what is old by it may be deleted: not on the first days of use
 * after it leapt ahead or went back. Call it once on each day; who comes back after a long time waits the same few days.
 */
export async function isClockSteady(now: Date): Promise<boolean> {
  const clock = readClock(await clockItem.getValue(), now);
  await clockItem.setValue(clock);
  return clock.waiting === 0;
}

/** Tells the same without counting the day: for who asks at any time. */
export async function seemsClockSteady(now: Date): Promise<boolean> {
  return readClock(await clockItem.getValue(), now).waiting === 0;
}

function readClock({ day, waiting }: typeof clockItem.fallback, now: Date): typeof clockItem.fallback {
  const today = now.toISOString().slice(0, 10);
  const days = day === '' ? 0 : (Date.parse(today) - Date.parse(day)) / DAY_MS;
  const left = days < 0 || (days > LEAP_DAYS && waiting === 0) ? WAIT_DAYS : Math.max(0, waiting - Math.sign(days));
  return { day: today, waiting: left };
}
