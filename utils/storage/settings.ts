import * as v from 'valibot';
import { SITE_CLASSES, type SiteClass, type SiteRules } from '../article/siteclass.ts';
import { SENSITIVITIES, type Sensitivity } from '../matching/match.ts';
import { defineCheckedItem } from './checkeditem.ts';
import { exclusively } from './exclusively.ts';
import { namingFailures } from './failure.ts';
import { siteOf } from './silence.ts';

/**
 * The reader's settings. They live in `browser.storage.local`, not IndexedDB: a content script reads them there
 * without a message, so a page off the themes costs no message at all.
 */
export interface Settings extends SiteRules {
  /** The global switch. */
  enabled: boolean;
  sensitivity: Sensitivity;
  /** Host names (without `www.`) where Throughline stays silent. */
  silencedSites: string[];
  /** For how many months it is remembered where a claim was met: null for ever, 0 not at all. */
  keepSightings: number | null;
}

export const DEFAULT_SETTINGS: Settings = {
  enabled: true,
  sensitivity: 'balanced',
  silencedSites: [],
  unreadClasses: [...SITE_CLASSES],
  readSites: [],
  keepSightings: null,
};

const sitesSchema = v.fallback(v.array(v.pipe(v.string(), v.maxLength(253))), []);

/** A setting that does not fit reads as its default, the others stay as the reader chose. */
export const settingsSchema = v.object({
  enabled: v.fallback(v.boolean(), DEFAULT_SETTINGS.enabled),
  sensitivity: v.fallback(v.picklist(SENSITIVITIES), DEFAULT_SETTINGS.sensitivity),
  silencedSites: sitesSchema,
  unreadClasses: v.fallback(v.array(v.picklist(SITE_CLASSES)), DEFAULT_SETTINGS.unreadClasses),
  readSites: sitesSchema,
  keepSightings: v.fallback(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_200))), null),
});

export const settingsItem = defineCheckedItem<Settings>('local:settings', settingsSchema, DEFAULT_SETTINGS);

/** Changes some settings, safely against another context doing the same. Returns all of them. */
export function updateSettings(
  change: Partial<Settings> | ((settings: Settings) => Partial<Settings>),
): Promise<Settings> {
  return exclusively('settings', async () => {
    const settings = await settingsItem.getValue();
    const next = { ...settings, ...(typeof change === 'function' ? change(settings) : change) };
    await namingFailures(() => settingsItem.setValue(next));
    return next;
  });
}

/** Silences a site or lets Throughline speak there again (parent sites that silence it included). */
export function silenceSite(host: string, silent: boolean): Promise<Settings> {
  return updateSettings(({ silencedSites }) => ({ silencedSites: listSite(silencedSites, host, silent) }));
}

/** Leaves a class of sites unread, or reads it like any other. */
export function setClassUnread(siteClass: SiteClass, unread: boolean): Promise<Settings> {
  return updateSettings(({ unreadClasses }) => ({
    unreadClasses: SITE_CLASSES.filter((each) => (each === siteClass ? unread : unreadClasses.includes(each))),
  }));
}

/** Reads a site whatever its class, or no longer makes that exception (nor for a parent site). */
export function exceptSite(host: string, read: boolean): Promise<Settings> {
  return updateSettings(({ readSites }) => ({ readSites: listSite(readSites, host, read) }));
}

/** Puts a site on a list, or takes it off with the parent sites that stand for it too. */
function listSite(sites: string[], host: string, listed: boolean): string[] {
  const site = siteOf(host);
  const others = sites.filter((each) => each !== site && (listed || !site.endsWith(`.${each}`)));
  return listed ? [...others, site].toSorted() : others;
}
