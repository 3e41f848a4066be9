import type { browser } from 'wxt/browser';

/** The global of extension pages, for code that is sent into one. */
export interface ExtensionGlobal {
  chrome: typeof browser;
}
