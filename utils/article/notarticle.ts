import type { NotArticleReason } from './article.ts';
import type { FoundBlock } from './blocks.ts';
import type { PageCopy } from './inertcopy.ts';
import { declaredPurpose } from './purpose.ts';
import { countWords } from './words.ts';

/** An article has at least this many words. */
export const FEWEST_WORDS = 80;

/** Less prose than this anywhere on the page cannot become 80 words of article. */
const LEAST_PROSE = 300;

/** Cheap verdict before Readability runs; null: could be an article. */
export function reasonBeforeReading(page: Document, copy: PageCopy): NotArticleReason | null {
  const purpose = declaredPurpose(page);
  if (purpose === 'shop' || purpose === 'video' || purpose === 'listing') return purpose;
  const { text, links, prose } = copy.lengths;
  if (text >= LEAST_PROSE && prose >= LEAST_PROSE) return null;
  if (isApplication(page)) return 'application';
  if (text >= LEAST_PROSE && links > text / 2) return 'listing';
  return 'too-short';
}

/** A block of this many words is running text rather than a label or a headline. */
const PROSE_WORDS = 12;

/**
 * Least share of words in running text. Of the articles under `../shared/pages` in spaced scripts none has under 0.5
 * (counted with 15 words and without links); the one front page that Readability takes for an article has 0.37.
 */
const LEAST_PROSE_SHARE = 0.3;
const LEAST_PROSE_SHARE_OF_FRONT_PAGE = 0.6;

/** Verdict on what Readability found; null: it is an article. */
export function reasonAfterReading(
  page: Document,
  found: { words: number; blocks: FoundBlock[]; url: string },
): NotArticleReason | null {
  if (found.words < FEWEST_WORDS) return 'too-short';
  const share = proseShare(found.blocks);
  if (isSearch(found.url)) return 'listing';
  if (share < LEAST_PROSE_SHARE_OF_FRONT_PAGE && isApplication(page)) return 'application';
  return share < (isFrontPage(found.url) ? LEAST_PROSE_SHARE_OF_FRONT_PAGE : LEAST_PROSE_SHARE) ? 'listing' : null;
}

function proseShare(blocks: FoundBlock[]): number {
  let prose = 0;
  let all = 0;
  for (const { kind, text } of blocks) {
    const words = countWords(text);
    all += words;
    if (kind !== 'heading' && words >= PROSE_WORDS) prose += words;
  }
  return all === 0 ? 0 : prose / all;
}

/** "/", "/es/", "/en-US/". */
function isFrontPage(url: string): boolean {
  return URL.canParse(url) && /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(new URL(url).pathname);
}

/** Results quote other pages: their sentences are nobody's article. */
function isSearch(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, searchParams } = new URL(url);
  const asks = ['q', 'query', 's', 'search', 'keyword', 'keywords'].some((name) => searchParams.has(name));
  return asks && (pathname === '/' || /\/(?:search|results?|suche|recherche|buscar)(?:[/.]|$)/i.test(pathname));
}

function isApplication(page: Document): boolean {
  const parts = '[role="application"], [role="grid"], [role="textbox"], body [contenteditable="true"]';
  return page.querySelector(parts) !== null;
}
