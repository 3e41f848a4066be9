import { Readability } from '@mozilla/readability';
import type { Article, ArticleResult, Block, PlacedArticle } from './article.ts';
import { collectBlocks } from './blocks.ts';
import { canonicalUrl } from './canonical.ts';
import { isEditor } from './editable.ts';
import { furtherRoots } from './furtherroots.ts';
import { copyPage, type PageCopy } from './inertcopy.ts';
import { detectLanguage } from './language.ts';
import { normalizeText } from './normalize.ts';
import { reasonAfterReading, reasonBeforeReading } from './notarticle.ts';
import { type SentenceSpan, splitSentences } from './sentences.ts';
import { findSignUps } from './signup.ts';
import { cleanByline, cleanTitle } from './title.ts';
import { giveTurn } from './turn.ts';
import { countWords } from './words.ts';

/** Readability tries harder (and up to four times as long) below this many characters; 80 words are about 480. */
const ENOUGH_CHARACTERS = 400;

export interface ExtractOptions {
  /** The page's address where the document does not know it (a saved file). */
  url?: string;
  /** The address under which the page is remembered, where the caller knows better than the page. */
  canonical?: string;
  /** Reads of a page that is too large for it the article in the middle of the window: it has grown as it was read. */
  inView?: boolean;
}

/** After a step the page may have its turn; before and after a long one it has it in any case. */
type Step = void | 'whole turn';

/** Milliseconds of work before the page gets its turn; half of a 60 Hz frame. */
const TURN = 8;

/**
 * Finds the article of a page, or why there is none. Reads the live document and never writes to it. Runs in a
 * browser and under jsdom. In a page that somebody uses, prefer `extractArticleInTurns`.
 */
export function extractArticle(page: Document, options: ExtractOptions = {}): ArticleResult {
  const steps = extractionSteps(page, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Does what `extractArticle` does, giving the page a turn every few milliseconds. Readability is one step, in a task of
 * its own: 6 to 25 ms of work on the themed pages (fresh page, calm processor; 6,300 elements are the worst). Handing
 * it only the page's `<article>` or `<main>`, or no empty elements, saved little and cost words and bylines.
 * @throws the signal's reason when it is aborted meanwhile
 */
export async function extractArticleInTurns(
  page: Document,
  options: ExtractOptions & { signal?: AbortSignal } = {},
): Promise<ArticleResult> {
  const steps = extractionSteps(page, options);
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (step.value !== 'whole turn' && performance.now() - began < TURN) continue;
    await giveTurn(options.signal);
    began = performance.now();
  }
}

function* extractionSteps(page: Document, options: ExtractOptions): Generator<Step, ArticleResult> {
  if (isEditor(page)) return { kind: 'not-article', reason: 'application' };
  const url = options.canonical ?? canonicalUrl(page, options.url);
  let copy = yield* copyPage(page, 'computed');
  let early = copy && reasonBeforeReading(page, copy);
  if (early === 'too-short') {
    // Some pages show their text by script, late: a highlight there costs nothing and is seen when the text is.
    copy = yield* copyPage(page, 'attributes');
    early = copy && reasonBeforeReading(page, copy);
  }
  const inView = !copy && options.inView ? articleInView(page) : null;
  if (inView) {
    copy = yield* copyPage(page, 'computed', inView);
    early = copy && reasonBeforeReading(page, copy);
  }
  // A teaser in view says nothing of the rest of the page.
  const tooLarge = { kind: 'not-article', reason: 'too-large' } as const;
  if (!copy || (early && inView)) return tooLarge;
  if (early) return { kind: 'not-article', reason: early };
  const found = yield* articleIn(page, copy, url);
  if (found.kind === 'not-article') return inView ? tooLarge : found;
  // The others are read when their turn comes.
  if (inView) return { ...found, isPart: true };
  const further: PlacedArticle[] = [];
  for (const root of furtherRoots(page, found.article.text)) {
    const part = yield* copyPage(page, 'computed', root);
    if (!part) continue;
    const title = normalizeText(root.querySelector('h1, h2')?.textContent ?? '');
    // The page has another one's; Readability leaves out the heading that repeats it.
    part.document.title = title;
    const next = yield* articleIn(page, part, url);
    if (next.kind !== 'article') continue;
    further.push({ article: { ...next.article, title }, places: next.places });
  }
  return { ...found, further };
}

/** Articles of an endless page that are asked where they are: a cap on the work. */
const MOST_ASKED = 500;

function articleInView(page: Document): Element | null {
  const middle = (page.defaultView?.innerHeight ?? 0) / 2;
  const articles = [...page.querySelectorAll('article')].slice(-MOST_ASKED);
  const inView = (each: Element) => {
    const { top, bottom } = each.getBoundingClientRect();
    return top <= middle && bottom > middle;
  };
  // The outermost comes first.
  return articles.find(inView) ?? null;
}

function* articleIn(page: Document, copy: PageCopy, url: string): Generator<Step, ArticleResult> {
  yield 'whole turn';
  const read = new Readability<Node>(copy.document, {
    charThreshold: ENOUGH_CHARACTERS,
    keepClasses: true,
    serializer: (node) => node as Node,
  }).parse();
  if (!read?.content) return { kind: 'not-article', reason: 'no-article' };
  yield 'whole turn';

  const found = collectBlocks(read.content as Element, copy.live);
  yield;
  const title = cleanTitle(read.title || page.title, { page, siteName: read.siteName ?? null, url });
  const signUps = findSignUps(page);
  yield;
  const blocks: Block[] = [];
  let text = '';
  for (const { kind: own, text: blockText, place } of found) {
    const kind = signUps.some((box) => box.contains(place)) ? 'sign-up' : own;
    if (text !== '') text += '\n\n';
    blocks.push({ kind, start: text.length, end: text.length + blockText.length });
    text += blockText;
  }

  yield;
  const declared = page.documentElement.getAttribute('lang') ?? read.lang ?? undefined;
  const language = detectLanguage(text, declared);
  yield;
  const words = countWords(text);
  const late = reasonAfterReading(page, { words, blocks: found, url });
  if (late) return { kind: 'not-article', reason: late };
  yield;

  const article: Article = {
    title,
    url,
    byline: cleanByline(read.byline),
    language,
    text,
    words,
    blocks,
    sentences: yield* sentencesOf(text, blocks, language),
  };
  return { kind: 'article', article, places: found.map((block) => block.place), further: [] };
}

/** Most UTF-16 units of a block that are split in one step: a hostile page has paragraphs of megabytes. */
const PIECE = 20_000;

/** Cuts a text that is too long for one step, where a sentence may end, else between words, else anywhere. */
function* piecesOf(text: string): Generator<{ start: number; piece: string }> {
  let start = 0;
  while (text.length - start > PIECE) {
    const piece = text.slice(start, start + PIECE);
    const end = [piece.lastIndexOf('. ') + 1, piece.lastIndexOf(' ')].find((at) => at > 0) ?? PIECE;
    yield { start, piece: piece.slice(0, end) };
    start += end;
  }
  yield { start, piece: text.slice(start) };
}

/** A heading is one sentence, whatever its punctuation. */
function* sentencesOf(text: string, blocks: Block[], language: string | null): Generator<void, Article['sentences']> {
  const sentences: Article['sentences'] = [];
  for (const [block, { kind, start, end }] of blocks.entries()) {
    if (block % 8 === 7) yield;
    if (kind === 'sign-up') continue;
    const blockText = text.slice(start, end);
    const spans = kind === 'heading' ? [{ start: 0, end: end - start }] : yield* spansOf(blockText, language);
    for (const span of spans) {
      sentences.push({
        index: sentences.length,
        block,
        text: blockText.slice(span.start, span.end),
        start: start + span.start,
        end: start + span.end,
      });
    }
  }
  return sentences;
}

function* spansOf(text: string, language: string | null): Generator<void, SentenceSpan[]> {
  const spans: SentenceSpan[] = [];
  for (const { start, piece } of piecesOf(text)) {
    if (start > 0) yield;
    for (const span of splitSentences(piece, language ?? undefined))
      spans.push({ start: start + span.start, end: start + span.end });
  }
  return spans;
}
