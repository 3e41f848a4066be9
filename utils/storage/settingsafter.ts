import { SITE_CLASSES } from '../article/siteclass.ts';
import type { Backup } from './backup.ts';
import { countOldPages } from './retention.ts';
import { isSame } from './same.ts';
import { DEFAULT_SETTINGS, type Settings, settingsItem } from './settings.ts';

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
 * to lose something. Nor to be read where nothing is read now, or remembered for longer than now: what is switched off
 * stays off, and a memory that is shorter than the backup's stays. A class of sites or a site that is left unread stays
 * so too, unless nothing was ever set here, as after a reinstallation.
 */
export async function settingsAfter({ settings }: Pick<Backup, 'settings'>, forget: boolean): Promise<SettingsAfter> {
  const now = await settingsItem.getValue();
  const forgets = isShorter(settings.keepSightings, now.keepSightings)
    ? await countOldPages(settings.keepSightings)
    : 0;
  const isKept = isShorter(now.keepSightings, settings.keepSightings) || (forgets > 0 && !forget);
  const keepSightings = isKept ? now.keepSightings : settings.keepSightings;
  const added = now.silencedSites.filter((site) => !settings.silencedSites.includes(site));
  const silencedSites = [...settings.silencedSites, ...added];
  return { now, after: { ...settings, ...readAfter(settings, now), keepSightings, silencedSites }, forgets };
}

function readAfter(settings: Settings, now: Settings): Pick<Settings, 'enabled' | 'unreadClasses' | 'readSites'> {
  const isNew = isSame(now, DEFAULT_SETTINGS);
  const unread = new Set([...settings.unreadClasses, ...(isNew ? [] : now.unreadClasses)]);
  return {
    // On is the default: where nothing was ever set, the backup decides.
    enabled: settings.enabled && now.enabled,
    unreadClasses: SITE_CLASSES.filter((each) => unread.has(each)),
    readSites: settings.readSites.filter((site) => isNew || now.readSites.includes(site)),
  };
}

function isShorter(months: number | null, than: number | null): boolean {
  return months !== null && (than === null || months < than);
}
