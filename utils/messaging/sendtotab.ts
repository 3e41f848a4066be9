import { browser } from '#imports';
import { fromWire, toWire } from './wire.ts';

/**
 * Sends a message to a tab's content script, in the library's own wire format. The library does this by a callback that
 * leaves `runtime.lastError` unread, so that Chrome reports every page without our script as an error; a promise does
 * not.
 * @throws the listener's error by name, or an error where nobody listens
 */
export async function sendToTab(tabId: number, type: string, data: unknown): Promise<unknown> {
  return fromWire(await browser.tabs.sendMessage(tabId, toWire(type, data)));
}
