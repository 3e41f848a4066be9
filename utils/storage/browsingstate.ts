import { browser } from '#imports';
import type { EssayLook } from '../essays/look.ts';
import type { GateProfile } from '../matching/gate.ts';
import { essayLooksItem } from './essaylooks.ts';
import { gateProfilesItem, libraryItem } from './gateprofiles.ts';
import { notedPagesItem } from './notedpages.ts';
import { settingsItem, type Settings } from './settings.ts';

/** What a page's content script needs before it knows whether there is anything to do. */
export interface BrowsingState {
  settings: Settings;
  /** These and the looks: of a library too large for it none, see `library`. */
  gateProfiles: GateProfile[];
  /** Edition of the library that only the background can ask; null: all of it is here. */
  library: string | null;
  notedPages: string[];
  essayLooks: EssayLook[];
}

/** Reads it all in one read of `browser.storage.local`, without a message. */
export async function readBrowsingState(): Promise<BrowsingState> {
  const items = {
    settings: settingsItem,
    gateProfiles: gateProfilesItem,
    library: libraryItem,
    notedPages: notedPagesItem,
    essayLooks: essayLooksItem,
  };
  const names = Object.values(items).map(({ key }) => key.slice('local:'.length));
  const stored: Record<string, unknown> = await browser.storage.local.get(names);
  return {
    settings: settingsItem.check(stored['settings']),
    gateProfiles: gateProfilesItem.check(stored['gateProfiles']),
    library: libraryItem.check(stored['library']),
    notedPages: notedPagesItem.check(stored['notedPages']),
    essayLooks: essayLooksItem.check(stored['essayLooks']),
  };
}
