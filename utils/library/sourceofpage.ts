import type { EssaySource } from '../essays/draftessay.ts';
import { toPlainText } from '../essays/plaintext.ts';
import type { PageText } from '../page/pagetext.ts';

/** Blocks that hold the author's sentences. */
export const PROSE: ReadonlySet<string> = new Set(['paragraph', 'item', 'quote']);

/** Makes of an article what an essay is drafted from: its prose, a paragraph a line, and its citation. */
export function sourceOfPage({ title, url, byline, publication, blocks }: PageText): EssaySource {
  const prose = blocks.filter(({ kind }) => PROSE.has(kind)).map(({ text }) => text.replace(/\s+/g, ' '));
  return {
    text: toPlainText(prose.join('\n\n')),
    title,
    ...(byline && { author: byline }),
    publication,
    url,
  };
}
