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
 * taken over only with `forget`, and a site that was silenced since stays so: nobody who restores what was lost expects
 * to lose something.
 */
export async function settingsAfter({ settings }: Pick<Backup, 'settings'>, forget: boolean): Promise<SettingsAfter> {
  const now = await settingsItem.getValue();
  const forgets = isShorter(settings.keepSightings, now.keepSightings)
    ? await countOldPages(settings.keepSightings)
    : 0;
  const keepSightings = forgets > 0 && !forget ? now.keepSightings : settings.keepSightings;
  const added = now.silencedSites.filter((site) => !settings.silencedSites.includes(site));
  return { now, after: { ...settings, keepSightings, silencedSites: [...settings.silencedSites, ...added] }, forgets };
}

function isShorter(months: number | null, than: number | null): boolean {
  return months !== null && (than === null || months < than);
}
