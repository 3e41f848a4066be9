import Dexie from 'dexie';
import * as v from 'valibot';
import { backUpDaily } from '../storage/autobackup.ts';
import { emptyBin, unfollowDeleted } from '../storage/bin.ts';
import { defineCheckedItem } from '../storage/checkeditem.ts';
import { exclusively } from '../storage/exclusively.ts';
import { forgetOldDaily } from '../storage/retention.ts';
import { settingsItem } from '../storage/settings.ts';
import { SCRATCH_PREFIX } from '../storage/scratchprefix.ts';
import { isClockSteady } from '../storage/steadyclock.ts';

/** The day (UTC, YYYY-MM-DD) on which it was last done. */
const maintainedItem = defineCheckedItem('local:maintained', v.string(), '');

/** When a backup was last tried and failed, ISO 8601 UTC; empty: it did not. */
const failedItem = defineCheckedItem('local:maintenanceFailed', v.string(), '');

/** A full disk may have room in an hour; a background may start each minute, and a backup be of hundreds of MB. */
const RETRY_MS = 60 * 60 * 1000;

/**
 * Does once a day what keeps the reader's notes safe and small: call it whenever the background starts. Without
 * alarms, which would be a further permission: a background that never starts has nothing new to keep.
 */
export async function maintainDaily(now = new Date()): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  if ((await maintainedItem.getValue()) === today) return;
  await exclusively('maintenance', async () => {
    if ((await maintainedItem.getValue()) === today || (await hasJustFailed(now))) return;
    const outcome = await backUpDaily(now);
    if (await isClockSteady(now)) {
      await emptyBin(now);
      await forgetOldDaily((await settingsItem.getValue()).keepSightings, now);
    }
    await unfollowDeleted();
    await dropScratch();
    await failedItem.setValue(outcome === 'failed' ? now.toISOString() : '');
    // On the first day the first note is still to come.
    if (outcome === 'made' || outcome === 'unchanged') await maintainedItem.setValue(today);
  });
}

/** A time ahead of now, of a clock that was, keeps nothing from being tried. */
async function hasJustFailed(now: Date): Promise<boolean> {
  const since = now.getTime() - Date.parse(await failedItem.getValue());
  return since >= 0 && since < RETRY_MS;
}

/** Deletes databases that the test of a backup left when the browser died. */
async function dropScratch(): Promise<void> {
  const names = await Dexie.getDatabaseNames();
  for (const name of names) if (name.startsWith(SCRATCH_PREFIX)) await Dexie.delete(name);
}
