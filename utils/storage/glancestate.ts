import { browser } from '#imports';
import { SITE_CLASSES, type SiteClass, type SiteRules } from '../article/siteclass.ts';
import type { GlanceProfile } from '../matching/glance.ts';
import { isExtensionThere } from '../messaging/extensionthere.ts';
import { isNoted } from './notedpagekey.ts';

/** What a page's script needs before it knows whether there is anything to do. */
export interface GlanceState extends SiteRules {
  enabled: boolean;
  silencedSites: string[];
  /** Of a library too large for it none, see `library`. */
  glances: GlanceProfile[];
  /** Edition of the library that only the background can ask; null: all of it is in `glances`. */
  library: string | null;
  notedPages: string[];
}

const READ = ['settings', 'glances', 'library', 'notedPages'];
/** The looks are the session's, which reads them itself when it is told to refresh. */
const WATCHED = [...READ, 'essayLooks', 'libraryLooks'];

/**
 * Reads it all in one read of `browser.storage.local`, without a message. Checked by hand, to the same end as
 * `settingsItem` and `notedPagesItem`: every page that is opened would pay for the schemas.
 */
export async function readGlanceState(): Promise<GlanceState> {
  const { settings, glances, library, notedPages } = await browser.storage.local.get<Record<string, unknown>>(READ);
  const { enabled, silencedSites, unreadClasses, readSites } = (settings ?? {}) as Record<string, unknown>;
  return {
    enabled: enabled !== false,
    silencedSites: listOf(silencedSites, isText),
    unreadClasses: listOf(unreadClasses, isSiteClass, [...SITE_CLASSES]),
    readSites: listOf(readSites, isText),
    glances: listOf(glances, isGlanceProfile),
    library: isText(library) ? library : null,
    notedPages: listOf(notedPages, isText),
  };
}

/** Tells whether the reader wrote on a page, and asks for its address only where there is any note. */
export async function isPageNoted(address: (page: Document) => string, page: Document): Promise<boolean> {
  const { notedPages } = await browser.storage.local.get<Record<string, unknown>>('notedPages');
  const noted = listOf(notedPages, isText);
  return noted.length > 0 && isNoted(noted, address(page));
}

/** Calls back when any of it, or how the reader wants highlights, was changed in whatever context; returns the remover. */
export function watchGlanceState(changed: () => void): () => void {
  const listen = (changes: Record<string, unknown>) => {
    if (WATCHED.some((key) => key in changes)) changed();
  };
  browser.storage.local.onChanged.addListener(listen);
  return () => isExtensionThere() && browser.storage.local.onChanged.removeListener(listen);
}

/** One item that does not fit spoils the list, as a schema would have it. */
function listOf<T>(value: unknown, fits: (item: unknown) => item is T, otherwise: T[] = []): T[] {
  return Array.isArray(value) && value.every(fits) ? value : otherwise;
}

function isSiteClass(item: unknown): item is SiteClass {
  return SITE_CLASSES.some((each) => each === item);
}

function isText(item: unknown): item is string {
  return typeof item === 'string';
}

/** Its parts were written by this very build (see `refreshGateProfiles`). */
function isGlanceProfile(item: unknown): item is GlanceProfile {
  const { terms, weights, names, forms, hints } = (item ?? {}) as Record<string, unknown>;
  return [terms, weights, names, forms, hints].every(Array.isArray);
}
