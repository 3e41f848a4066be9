import type { Page } from 'puppeteer-core';
import type { ExtensionGlobal } from './chromeapi.ts';

/** What the counter keeps in the library page. */
interface Counting {
  throughlineAsked: { url: string; text: string }[];
  /** Addresses of pages that had matches foreseen. */
  throughlineForeseen: string[];
}

/** Sentences that pages sent to the model, as they crossed the wire. */
export interface Asked {
  /** Sentences that came since the last question, of pages whose address has this in it, in their order. */
  take(url?: string): Promise<string[]>;
  /** Addresses of the pages that had the model foresee matches since the last question, each once for each time. */
  takeForeseen(): Promise<string[]>;
}

/** Starts to count: what a page asks the background is heard by every page of the extension, the library among them. */
export async function countAsked(library: Page): Promise<Asked> {
  await library.evaluate(() => {
    const heard = globalThis as unknown as ExtensionGlobal & Counting;
    heard.throughlineAsked = [];
    heard.throughlineForeseen = [];
    heard.chrome.runtime.onMessage.addListener((message: unknown, sender) => {
      const { type, data } = message as { type?: string; data?: { sentences: { text: string }[] } };
      if (type === 'foreseeMatches') heard.throughlineForeseen.push(sender.url ?? '');
      if (type !== 'matchSentences' || !data) return;
      for (const { text } of data.sentences) heard.throughlineAsked.push({ url: sender.url ?? '', text });
    });
  });
  return {
    takeForeseen: () =>
      library.evaluate(() => {
        const heard = globalThis as unknown as Counting;
        return heard.throughlineForeseen.splice(0);
      }),
    take: (url = '') =>
      library.evaluate((part) => {
        const heard = globalThis as unknown as Counting;
        const taken = heard.throughlineAsked.filter((each) => each.url.includes(part));
        heard.throughlineAsked = heard.throughlineAsked.filter((each) => !each.url.includes(part));
        return taken.map(({ text }) => text);
      }, url),
  };
}
