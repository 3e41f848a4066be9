import { browser } from '#imports';
import { glance } from '../matching/glance.ts';
import { fromWire, toWire } from '../messaging/wire.ts';
import type { GlanceState } from '../storage/glancestate.ts';
import { askTwice } from './asktwice.ts';

/** What the background said last: most of the changes of a page leave the beginning of its text as it was. */
let last: { library: string; text: string; answer: boolean } | undefined;

/** Tells from raw page text whether any essay could be on theme; of a large library the background tells. */
export async function glancePage(
  { library, glances }: Pick<GlanceState, 'library' | 'glances'>,
  text: string,
): Promise<boolean> {
  if (library === null) return glance(glances, text);
  if (last?.library !== library || last.text !== text) {
    const ask = async () => fromWire(await browser.runtime.sendMessage(toWire('glanceAt', { text }))) as boolean;
    last = { library, text, answer: await askTwice(ask) };
  }
  return last.answer;
}
