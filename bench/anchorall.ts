/**
 * What the bench runs inside a real page, in a world of its own as the extension does: the extension's own extraction,
 * anchoring and painting, for every sentence of the article instead of the matched ones. Bundled by `realpages.ts`.
 */
import { extractArticle } from '../utils/article/extract.ts';
import { normalizeText } from '../utils/article/normalize.ts';
import { createTextReader } from '../utils/highlight/anchor.ts';
import { createPainter, highlightsOf } from '../utils/highlight/paint.ts';
import { quoteOf } from '../utils/page/knownmatch.ts';
import { locate } from '../utils/page/locate.ts';

/** How a sentence fared; all but `anchored` and `hidden with the whole page` fall short. */
export type Fate =
  /** Its very text, in its own block, as a reader sees it. */
  | 'anchored'
  /** Found in the DOM, but nothing of it is on the screen. */
  | 'hidden'
  /** The same where all of the article is hidden: its page shows it by scripts, which the saved page has lost. */
  | 'hidden with the whole page'
  /** The stretch found shows other text than the sentence. */
  | 'shows other text'
  /** Found with other words only. */
  | 'text changed'
  /** Word for word, but outside of the block that it was read from. */
  | 'in another block'
  /** On the same stretch as a sentence before it. */
  | 'repeated'
  | 'not in the DOM';

export interface AnchoredPage {
  /** null where the page is no article. */
  fates: Partial<Record<Fate, number>> | null;
  /** Sentences that fall short, and what stands at the place found. */
  short: { fate: Fate; sentence: string; shown: string }[];
}

/** Anchors and paints every sentence of this page's article. */
export function anchorAll(): AnchoredPage {
  const result = extractArticle(document);
  if (result.kind !== 'article') return { fates: null, short: [] };
  const { article, places } = result;
  const fates: AnchoredPage['fates'] = {};
  const short: AnchoredPage['short'] = [];
  const painter = createPainter(highlightsOf(window));
  const read = createTextReader();
  const taken = new Map<Node, Set<number>>();
  const allHidden = places.every((place) => place?.checkVisibility({ visibilityProperty: true }) === false);
  const ranges: { range: Range; sentence: string; fate: Fate }[] = [];
  const note = (fate: Fate, sentence: string, shown: string) => {
    fates[fate] = (fates[fate] ?? 0) + 1;
    if (fate !== 'anchored') short.push({ fate, sentence, shown });
  };
  for (const sentence of article.sentences) {
    const block = places[sentence.block] ?? null;
    const anchor = locate(quoteOf(article, sentence), result, document.body, read);
    if (!anchor) {
      note('not in the DOM', sentence.text, '');
      continue;
    }
    const { range, exact } = anchor;
    const starts = taken.get(range.startContainer) ?? new Set();
    const repeated = starts.has(range.startOffset);
    taken.set(range.startContainer, starts.add(range.startOffset));
    painter.paint('agrees-blue', range);
    const outside = block !== null && !block.contains(range.commonAncestorContainer);
    const fate = repeated ? 'repeated' : outside ? 'in another block' : exact ? 'anchored' : 'text changed';
    ranges.push({ range, sentence: sentence.text, fate });
  }
  // After all: each look at the screen works its layout out anew once something was selected.
  for (const { range, sentence, fate } of ranges) {
    const seen = fate === 'anchored' ? seenFate(range, sentence, allHidden) : { fate, shown: shownText(range) };
    note(seen.fate, sentence, seen.shown);
  }
  document.getSelection()?.removeAllRanges();
  return { fates, short };
}

function seenFate(range: Range, sentence: string, allHidden: boolean): { fate: Fate; shown: string } {
  const painted = [...range.getClientRects()].some(({ width, height }) => width > 0 && height > 0);
  const holder = range.startContainer.parentElement;
  const hidden = !painted || holder?.checkVisibility({ visibilityProperty: true }) === false;
  // Where nothing is shown or the page forbids selection, the DOM's own text has to do.
  const shown = (hidden ? '' : shownText(range)) || range.toString();
  if (fold(shown) !== fold(sentence)) return { fate: 'shows other text', shown };
  return { fate: hidden ? (allHidden ? 'hidden with the whole page' : 'hidden') : 'anchored', shown };
}

/** The browser's own reading of a stretch: what a reader who selects and copies it gets. */
function shownText(range: Range): string {
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return selection?.toString() ?? '';
}

/** Styles change case, and white space where lines and cells meet. */
function fold(text: string): string {
  return normalizeText(text).replace(/\s+/g, '').toLowerCase();
}
