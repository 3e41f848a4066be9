import type { Article } from '../article/article.ts';
import { findExactly } from '../highlight/findquote.ts';
import { mapText } from '../highlight/textmap.ts';
import type { KnownMatch } from './knownmatch.ts';

/**
 * Finds the matches of an earlier reading that the article lacks now while their sentence still stands in the page,
 * word for word: where a site appends the next article, that may be taken for the page's, and the reader scrolls back.
 */
export function stillOnPage(matches: KnownMatch[], { sentences }: Article, body: Element): KnownMatch[] {
  const inArticle = new Set(sentences.map(({ text }) => text));
  const left = matches.filter(({ quote }) => !inArticle.has(quote.exact));
  if (left.length === 0) return [];
  const { text } = mapText(body);
  return left.filter(({ quote }) => findExactly(text, quote) !== null);
}
