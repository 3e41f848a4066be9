import type { Sensitivity } from '../matching/match.ts';

/**
 * The reader's settings. They live in `browser.storage.local`, not IndexedDB: a content script reads them there
 * without a message, so a page off the themes costs no message at all.
 */
export interface Settings {
  /** The global switch. */
  enabled: boolean;
  sensitivity: Sensitivity;
  /** Host names (without `www.`) where Throughline stays silent. */
  silencedSites: string[];
}

export const DEFAULT_SETTINGS: Settings = { enabled: true, sensitivity: 'balanced', silencedSites: [] };
