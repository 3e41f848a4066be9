import { browser } from '#imports';

/** What a listener of `@webext-core/messaging` answers: its result, or its error with the fields copied. */
interface Reply {
  res?: unknown;
  err?: { name?: string; message?: string };
}

/**
 * Sends a message to a tab's content script, in the library's own wire format. The library does this by a callback that
 * leaves `runtime.lastError` unread, so that Chrome reports every page without our script as an error; a promise does
 * not.
 * @throws the listener's error by name, or an error where nobody listens
 */
export async function sendToTab(tabId: number, type: string, data: unknown): Promise<unknown> {
  const message = { id: Math.floor(Math.random() * 2 ** 31), type, data, timestamp: Date.now() };
  const reply = (await browser.tabs.sendMessage(tabId, message)) as Reply | null | undefined;
  if (reply === null || reply === undefined) throw new Error('No response');
  if (reply.err) throw Object.assign(new Error(reply.err.message), { name: reply.err.name ?? 'Error' });
  return reply.res;
}
