import Dexie from 'dexie';
import * as v from 'valibot';
import { backUpDaily } from '../storage/autobackup.ts';
import { emptyBin, unfollowDeleted } from '../storage/bin.ts';
import { defineCheckedItem } from '../storage/checkeditem.ts';
import { exclusively } from '../storage/exclusively.ts';
import { forgetOldSightings } from '../storage/retention.ts';
import { settingsItem } from '../storage/settings.ts';
import { SCRATCH_PREFIX } from '../storage/scratchprefix.ts';
import { isClockSteady } from '../storage/steadyclock.ts';

/** The day (UTC, YYYY-MM-DD) on which it was last done. */
const maintainedItem = defineCheckedItem('local:maintained', v.string(), '');

/**
 * Does once a day what keeps the reader's notes safe and small: call it whenever the background starts. Without
 * alarms, which would be a further permission: a background that never starts has nothing new to keep.
 */
export async function maintainDaily(now = new Date()): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  if ((await maintainedItem.getValue()) === today) return;
  await exclusively('maintenance', async () => {
    if ((await maintainedItem.getValue()) === today) return;
    const outcome = await backUpDaily(now);
    if (await isClockSteady(now)) {
      await emptyBin(now);
      await forgetOldSightings((await settingsItem.getValue()).keepSightings, now);
    }
    await unfollowDeleted();
    await dropScratch();
    // On the first day the first note is still to come, and a full disk may have room in an hour.
    if (outcome === 'made' || outcome === 'unchanged') await maintainedItem.setValue(today);
  });
}

/** Deletes databases that the test of a backup left when the browser died. */
async function dropScratch(): Promise<void> {
  const names = await Dexie.getDatabaseNames();
  for (const name of names) if (name.startsWith(SCRATCH_PREFIX)) await Dexie.delete(name);
}
