import { browser } from '#imports';

/**
 * Tells whether the extension is still there for this script. One that was updated, switched off or removed leaves its
 * scripts in open pages, where every touch of its interfaces throws, the taking away of a listener too; only its id is
 * gone without a word.
 */
export function isExtensionThere(): boolean {
  return browser.runtime?.id !== undefined;
}
