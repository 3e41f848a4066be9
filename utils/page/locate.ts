import type { Article, Sentence } from '../article/article.ts';
import { type Anchor, anchorQuote, type TextReader } from '../highlight/anchor.ts';
import { sharedContext, type SoughtQuote } from '../highlight/findquote.ts';
import type { Known } from './known.ts';

/** Characters on either side by which repeats are told apart: a longish paragraph. The 32 that are kept may repeat too. */
const AROUND = 400;

/**
 * Finds a quote in the page; null: it is not there. It is looked for among the article's sentences first, so that its
 * block is known, and text that the page repeats outside of the article (teasers, related stories) is not taken for it.
 * `exactly`: word for word alone, which costs next to nothing.
 * @param root where it is looked for besides; null: nowhere
 */
export function locate(
  quote: SoughtQuote,
  { article, places }: Pick<Known, 'article' | 'places'>,
  root: Element | null,
  read?: TextReader,
  { exactly = false } = {},
): Anchor | null {
  const sentence = article && sentenceOf(quote, article);
  if (!sentence) return anchorQuote(quote, { block: null, root, exactly }, read);
  const { start, end, block } = sentence;
  const place = places[block] ?? null;
  const sought = { exact: quote.exact, ...around(article.text, start, end, AROUND), start };
  // Several blocks share a place where the page has no element around each of them.
  const blockStart = article.blocks[places.indexOf(place)]?.start;
  return anchorQuote(sought, { block: place, blockStart, root, exactly }, read);
}

/** The sentence of an article that a quote is word for word, by what stands around it where there are several; null: none. */
export function sentenceOf(quote: SoughtQuote, { sentences, text }: Article): Sentence | null {
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
