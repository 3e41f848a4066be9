import type { Backup } from './backup.ts';
import { countOldPages } from './retention.ts';
import { type Settings, settingsItem } from './settings.ts';

/** The settings as restoring a backup leaves them. */
export interface SettingsAfter {
  now: Settings;
  after: Settings;
  /** Pages that are here and would be forgotten within a day if they were kept only as long as the backup says. */
  forgets: number;
}

/**
 * Joins the settings of a backup to those that there are. A shorter memory that would forget pages that are here is
 * taken over only with `forget`: nobody who restores what was lost expects to lose something.
 */
export async function settingsAfter({ settings }: Pick<Backup, 'settings'>, forget: boolean): Promise<SettingsAfter> {
  const now = await settingsItem.getValue();
  const forgets = isShorter(settings.keepSightings, now.keepSightings)
    ? await countOldPages(settings.keepSightings)
    : 0;
  const after = forgets > 0 && !forget ? { ...settings, keepSightings: now.keepSightings } : settings;
  return { now, after, forgets };
}

function isShorter(months: number | null, than: number | null): boolean {
  return months !== null && (than === null || months < than);
}
