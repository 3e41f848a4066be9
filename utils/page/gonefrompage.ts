import type { Article } from '../article/article.ts';
import { findExactly } from '../highlight/findquote.ts';
import { mapText } from '../highlight/textmap.ts';
import type { MetMatch } from '../messaging/protocol.ts';

/**
 * Finds the matches whose words are neither in the article nor elsewhere in the page any more, by their ids. What the
 * matcher merely judges otherwise by now is still there.
 */
export function goneFromPage(met: readonly MetMatch[], { sentences }: Article, body: Element): string[] {
  const inArticle = new Set(sentences.map(({ text }) => text));
  const left = new Map(met.filter(({ exact }) => !inArticle.has(exact)).map(({ id, exact }) => [id, exact]));
  if (left.size === 0) return [];
  const { text } = mapText(body);
  const isGone = (exact: string) => findExactly(text, { exact, prefix: '', suffix: '' }) === null;
  return [...left].flatMap(([id, exact]) => (isGone(exact) ? id : []));
}
