import type { Article, Sentence } from '../article/article.ts';
import { type AnchorScope, anchorQuote } from '../highlight/anchor.ts';
import { sharedContext, type SoughtQuote } from '../highlight/findquote.ts';
import type { Quote } from '../notes/note.ts';
import type { Known } from './known.ts';

/** Characters on either side by which repeats are told apart: a longish paragraph. The 32 that are kept may repeat too. */
const AROUND = 400;

/** What to look for and where, with as much of its surroundings as is known. */
export interface Located {
  sought: SoughtQuote;
  scope: Pick<AnchorScope, 'block' | 'blockStart'>;
}

/**
 * Finds a quote among the article's sentences first, so that its block is known, and text that the page repeats outside
 * of the article (teasers, related stories) is not taken for it.
 */
export function locate(quote: Quote, article: Article | null, places: (Element | null)[]): Located {
  const sentence = article && sentenceOf(quote, article);
  if (!sentence) return { sought: quote, scope: { block: null } };
  const { start, end, block } = sentence;
  const place = places[block] ?? null;
  return {
    sought: { exact: quote.exact, ...around(article.text, start, end, AROUND), start },
    // Several blocks share a place where the page has no element around each of them.
    scope: { block: place, blockStart: article.blocks[places.indexOf(place)]?.start },
  };
}

/** Finds a quote in the page; null: it is not there. */
export function findRange(
  quote: Quote,
  { article, places }: Pick<Known, 'article' | 'places'>,
  root: Element,
): Range | null {
  const { sought, scope } = locate(quote, article, places);
  return anchorQuote(sought, { ...scope, root })?.range ?? null;
}

/** The sentence of an article that a quote is word for word, by what stands around it where there are several; null: none. */
export function sentenceOf(quote: Quote, { sentences, text }: Article): Sentence | null {
  let best: Sentence | null = null;
  let most = -1;
  for (const sentence of sentences) {
    if (sentence.text !== quote.exact) continue;
    if (sentence.start === quote.start) return sentence;
    const { prefix, suffix } = around(text, sentence.start, sentence.end, quote.prefix.length + quote.suffix.length);
    const shared = sharedContext(prefix, suffix, quote);
    if (shared > most) [best, most] = [sentence, shared];
  }
  return best;
}

function around(text: string, start: number, end: number, length: number): { prefix: string; suffix: string } {
  return { prefix: text.slice(Math.max(0, start - length), start), suffix: text.slice(end, end + length) };
}
