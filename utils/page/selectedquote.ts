import type { Article, Sentence } from '../article/article.ts';
import { openTrees } from '../article/opentrees.ts';
import { mapText } from '../highlight/textmap.ts';
import { contextOf } from '../matching/sentenceinput.ts';
import type { Quote } from '../notes/note.ts';
import { QUOTE_CAP } from '../notes/noteschema.ts';
import { quoteOf } from './knownmatch.ts';
import { locate } from './locate.ts';

/** What the reader selected, as something that a note or a verdict can hang on. */
export interface SelectedQuote {
  quote: Quote;
  range: Range;
}

interface Ground {
  document: Document;
  /** Null where the page has no article of ours. */
  article: Article | null;
  places: (Element | null)[];
}

/**
 * Makes a quote of the page's selection: the whole sentences that it touches where these lie in one block of the article,
 * so that what stands on them already is met again; else the very words. Null where no text is selected, or more
 * than a quote may hold.
 */
export function selectedQuote({ document, article, places }: Ground): SelectedQuote | null {
  const range = selectedRange(document);
  if (!range) return null;
  const found = (article && touchedSentences(range, article, places)) ?? selectedWords(range, document.body);
  return found && found.quote.exact.length <= QUOTE_CAP ? found : null;
}

/** Elements of a page, and of each tree, that are asked for a shadow tree when the reader has selected something: a cap on the work. */
const MOST_SEARCHED = 25_000;

/** What is selected; null: nothing. A selection inside a shadow tree is a place at its host to who does not name that tree. */
function selectedRange(document: Document): Range | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  if (!selection.isCollapsed) return selection.getRangeAt(0);
  const shadowRoots = [...openTrees(document, MOST_SEARCHED)];
  // Not in each browser that is let in.
  const [composed] = shadowRoots.length > 0 ? (selection.getComposedRanges?.({ shadowRoots }) ?? []) : [];
  if (!composed) return null;
  const range = document.createRange();
  range.setStart(composed.startContainer, composed.startOffset);
  range.setEnd(composed.endContainer, composed.endOffset);
  return range.collapsed ? null : range;
}

/** The context of a quoted sentence, as the matcher reads it with the article's. */
export function sentenceBefore(article: Article | null, { exact, start }: Quote): string {
  const sentences = article?.sentences ?? [];
  const index = sentences.findIndex((sentence) => sentence.start === start && exact.startsWith(sentence.text));
  return contextOf(sentences, index);
}

function touchedSentences(range: Range, article: Article, places: (Element | null)[]): SelectedQuote | null {
  const touched: { sentence: Sentence; range: Range }[] = [];
  for (const sentence of article.sentences) {
    const place = places[sentence.block];
    if (!place || !range.intersectsNode(place)) continue;
    const anchor = locate(quoteOf(article, sentence), { article, places }, place);
    if (anchor && overlap(anchor.range, range)) touched.push({ sentence, range: anchor.range });
  }
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last || first.sentence.block !== last.sentence.block) return null;
  const whole = first.range.cloneRange();
  whole.setEnd(last.range.endContainer, last.range.endOffset);
  return { quote: quoteOf(article, { start: first.sentence.start, end: last.sentence.end }), range: whole };
}

function selectedWords(range: Range, body: Element): SelectedQuote | null {
  const map = mapText(body);
  const stretch = map.stretchOf(range);
  if (!stretch) return null;
  const words = map.text.slice(stretch.start, stretch.end);
  const start = stretch.start + words.length - words.trimStart().length;
  const end = start + words.trim().length;
  return start < end ? { quote: quoteOf(map, { start, end }), range: map.rangeOf(start, end) } : null;
}

/** Touching is not enough: a selection by triple click ends where the next paragraph begins. */
function overlap(a: Range, b: Range): boolean {
  if (a.startContainer.getRootNode() !== b.startContainer.getRootNode()) return false;
  return a.compareBoundaryPoints(Range.END_TO_START, b) < 0 && a.compareBoundaryPoints(Range.START_TO_END, b) > 0;
}
