import { browser } from '#imports';
import * as v from 'valibot';
import type { Essay } from '../essays/essay.ts';
import { defineCheckedItem } from '../storage/checkeditem.ts';
import { STARTED } from '../page/succession.ts';
import { db } from '../storage/db.ts';
import { installEssay, refreshGateProfiles } from '../storage/essays.ts';
import { refreshNotedPages } from '../storage/notes.ts';
import { gateProfilesItem, libraryItem } from '../storage/gateprofiles.ts';
import { readEdition } from '../storage/library.ts';

/** The essays that come with the extension, under `public/`. */
const BUILT_IN_ESSAYS = ['/essays/bugajski-transatlantic-rift.json'];

/** Installs or refreshes the built-in essays; what the reader enabled or disabled stays so. */
export async function installBuiltInEssays(): Promise<void> {
  for (const path of BUILT_IN_ESSAYS) {
    const response = await fetch(browser.runtime.getURL(path as '/'));
    await installEssay((await response.json()) as Essay, { builtIn: true });
  }
}

/** Installs them where none is: the install was interrupted, or the reader cleared the browser's data. */
export async function installMissingEssays(): Promise<void> {
  if ((await db.essays.count()) === 0) await installBuiltInEssays();
}

/**
 * Installs them where the database was deleted under the running browser: that they were there is told by what
 * `storage.local` still holds of them. Where only the large library's own database was, it is made anew, for pages would
 * go on asking it, and none would be on theme.
 */
export async function recoverEssays(): Promise<void> {
  const [profiles, library] = await Promise.all([gateProfilesItem.getValue(), libraryItem.getValue()]);
  if (profiles.length > 0 || library !== null) await installMissingEssays();
  if (library !== null && (await readEdition()) !== library) await refreshGateProfiles();
}

/**
 * Writes anew what pages read of essays and notes: a full disk, or a tab that went, may have kept it from following them,
 * and nothing else would before the next change.
 */
export async function bringPagesInStep(): Promise<void> {
  await Promise.all([refreshGateProfiles(), refreshNotedPages()]);
}

/** Whether the welcome page was shown. Browsers that load an unpacked extension at each start call each an install. */
const welcomedItem = defineCheckedItem('local:welcomed', v.boolean(), false);

/** Opens the welcome page, the first time only. */
export async function openWelcome(): Promise<void> {
  if (await welcomedItem.getValue()) return;
  await welcomedItem.setValue(true);
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html' as '/') });
}

/** Absent until the background starts for the first time since the browser did or the extension was switched on. */
const startedItem = defineCheckedItem('session:startedInTabs', v.boolean(), false);

/**
 * Does what `startInOpenTabs` does where the extension may have been switched on again, of which no event tells: the
 * browser forgets what it kept for a session when an extension is switched off.
 */
export async function startAfterEnabling(): Promise<void> {
  if (await startedItem.getValue()) return;
  // Before, not after: in a tab that never takes the script this would never end.
  await takeOverOpenTabs();
  await startInOpenTabs();
}

/** Leaves the open tabs to whoever calls this, who is going to start in them later. */
export async function takeOverOpenTabs(): Promise<void> {
  await startedItem.setValue(true);
}

/**
 * Starts the content scripts in tabs that were open before the install or update, and gives them their styles, so that
 * they need no reload. Firefox does that by itself. A script of the run before is told to look whether it is cut off; where
 * one of this run is at work there is nothing to start. Twice in one tab would do no harm: a newer script ends the older
 * one in its document (see `succeedOlderScript`), and a style sheet is taken out before it is put in.
 */
export async function startInOpenTabs(): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  const { content_scripts: scripts = [] } = browser.runtime.getManifest();
  // At once, not in turn: in a tab that never finishes loading, or stands in an alert, the browser waits with what it is
  // asked for, without end.
  await Promise.all((scripts as DeclaredScript[]).map(startInItsTabs));
}

interface DeclaredScript {
  js?: string[];
  css?: string[];
  matches?: string[];
  all_frames?: boolean;
}

async function startInItsTabs({
  js = [],
  css = [],
  matches,
  all_frames: allFrames = false,
}: DeclaredScript): Promise<void> {
  if (js.length === 0 || !matches?.length) return;
  const tabs = await browser.tabs.query({ url: matches, discarded: false });
  const ids = tabs.flatMap(({ id }) => id ?? []);
  // The browser's own pages and stores refuse; the tab may be gone.
  await Promise.all(ids.map((tabId) => startInTab({ tabId, allFrames }, js, css).catch(() => {})));
}

/** Styles first: what the script paints is then never seen without. */
async function startInTab(target: { tabId: number; allFrames: boolean }, js: string[], css: string[]): Promise<void> {
  const { scripting } = browser;
  const frames = await scripting.executeScript({ target, func: say, args: [STARTED] });
  if (frames.every(({ result }) => result)) return;
  if (css.length > 0) {
    await scripting.removeCSS({ target, files: css as never[] });
    await scripting.insertCSS({ target, files: css as never[] });
  }
  await scripting.executeScript({ target, files: js as never[] });
}

/**
 * Runs in the page: nothing from around it is there. Tells whether a script of this run is, see `succeedOlderScript`; only
 * where none is is there an older one to be told, and the page hears of that too.
 */
function say(type: string): boolean {
  if ('throughlineEnd' in globalThis) return true;
  document.dispatchEvent(new Event(type));
  return false;
}
