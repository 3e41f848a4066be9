import { browser } from '#imports';
import type { TokenStore } from '../messaging/notetokens.ts';
import { exclusively } from '../storage/exclusively.ts';

type Issued = NonNullable<Awaited<ReturnType<TokenStore['take']>>>;

const keyOf = (token: string) => `noteToken:${token}`;

/** Keeps tokens in `storage.session`: in memory, gone with the browser, never readable by a page's content script. */
export const sessionTokenStore: TokenStore = {
  put: (token, issued) => browser.storage.session.set({ [keyOf(token)]: issued }),
  take: (token) =>
    exclusively('note-tokens', async () => {
      const key = keyOf(token);
      const stored = (await browser.storage.session.get(key)) as Record<string, Issued>;
      await browser.storage.session.remove(key);
      return Object.hasOwn(stored, key) ? (stored[key] ?? null) : null;
    }),
};
