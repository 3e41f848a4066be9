import { browser } from '#imports';
import * as v from 'valibot';
import type { Essay } from '../essays/essay.ts';
import { defineCheckedItem } from '../storage/checkeditem.ts';
import { installEssay, listEssays } from '../storage/essays.ts';

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
  if ((await listEssays()).length === 0) await installBuiltInEssays();
}

/** Whether the welcome page was shown. Browsers that load an unpacked extension at each start call each an install. */
const welcomedItem = defineCheckedItem('local:welcomed', v.boolean(), false);

/** Opens the welcome page, the first time only. */
export async function openWelcome(): Promise<void> {
  if (await welcomedItem.getValue()) return;
  await welcomedItem.setValue(true);
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html' as '/') });
}

/**
 * Starts the content scripts in tabs that were open before the install or update, so that they need no reload.
 * Firefox does that by itself. Twice in one tab does no harm: WXT's content script context retires the older one
 * when a newer starts, and a page of an older build is cut off from the extension anyway.
 */
export async function startInOpenTabs(): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  for (const script of browser.runtime.getManifest().content_scripts ?? []) {
    const { js, matches, all_frames } = script as { js?: string[]; matches?: string[]; all_frames?: boolean };
    if (!js?.length || !matches?.length) continue;
    for (const tab of await browser.tabs.query({ url: matches, discarded: false })) {
      if (tab.id === undefined) continue;
      await browser.scripting
        .executeScript({ target: { tabId: tab.id, allFrames: all_frames ?? false }, files: js as never[] })
        .catch(() => {}); // The browser's own pages and stores refuse; the tab may be gone.
    }
  }
}
