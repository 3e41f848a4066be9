import { browser } from '#imports';
import * as v from 'valibot';
import { cleanAddress } from '../article/canonical.ts';
import { NOT_ARTICLE_REASONS } from '../article/article.ts';
import { LONGEST_TEXT } from '../essays/parse.ts';
import { sendMessage } from '../messaging/protocol.ts';
import type { PageTextAnswer } from '../page/pagetext.ts';

const line = (cap: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, cap)),
  );

/** What may come from a page: sizes are capped, unknown keys dropped. */
const pageTextAnswerSchema: v.GenericSchema<unknown, PageTextAnswer> = v.variant('kind', [
  v.object({
    kind: v.literal('text'),
    text: v.object({
      title: line(1_000),
      url: line(8_000),
      byline: v.nullable(line(500)),
      language: v.nullable(line(20)),
      publication: v.object({ name: v.optional(line(200)), date: v.optional(line(10)) }),
      blocks: v.pipe(
        v.array(v.object({ kind: line(20), text: line(LONGEST_TEXT) })),
        v.transform((blocks) => blocks.slice(0, 10_000)),
      ),
    }),
  }),
  v.object({
    kind: v.literal('refused'),
    reason: v.picklist([...NOT_ARTICLE_REASONS, 'unread-site']),
  }),
]);

/**
 * Asks a tab's page for its article.
 * @returns null where nobody answers: a page that Throughline may not read, or one that has not settled yet
 */
export async function askPageText(tab: number): Promise<PageTextAnswer | null> {
  const answer: unknown = await sendMessage('readPageText', undefined, tab).catch(() => null);
  const checked = v.safeParse(pageTextAnswerSchema, answer);
  return checked.success ? checked.output : null;
}

/** A tab with a page that may be asked. */
export interface ReadableTab {
  id: number;
  title: string;
  /** What its page is remembered under, as far as its address tells; null: nothing. */
  page: string | null;
}

/** Lists the tabs with web pages, the one looked at last first; private windows are left out. */
export async function listReadableTabs(): Promise<ReadableTab[]> {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*'] });
  return tabs
    .filter(({ id, incognito, discarded }) => id !== undefined && !incognito && !discarded)
    .toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .map(({ id, title, url }) => ({
      id: id!,
      title: title || url || 'Untitled page',
      page: cleanAddress(url ?? ''),
    }));
}
