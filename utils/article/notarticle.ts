import type { NotArticleReason } from './article.ts';
import type { FoundBlock } from './blocks.ts';
import { EDITABLE } from './editable.ts';
import type { PageCopy } from './inertcopy.ts';
import { normalizeText } from './normalize.ts';
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
  if (isMadeOfTeasers(found) && declaredPurpose(page) !== 'article') return 'listing';
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

/**
 * So many headings that lead to other pages make a list, where no stretch between them is long enough for an article. Of
 * the pages under `../shared/pages` with three or more such headings that holds for a front page and a section front; of
 * the others the shortest has a stretch of 132 words.
 */
const LEAST_TEASERS = 5;

/** A section front: a heading for each story, each a link to it, and the story's beginning. */
function isMadeOfTeasers({ blocks, url }: { blocks: FoundBlock[]; url: string }): boolean {
  let [teasers, words] = [0, 0];
  for (const block of blocks) {
    const leadsAway = block.kind === 'heading' && isLinkElsewhere(block, url);
    words = leadsAway ? 0 : words + countWords(block.text);
    if (words >= FEWEST_WORDS) return false;
    if (leadsAway) teasers += 1;
  }
  return teasers >= LEAST_TEASERS;
}

/** Whether all of a heading is a link to another page; an entry of a live blog is linked to by its page's own path. */
function isLinkElsewhere({ place, text }: FoundBlock, url: string): boolean {
  const link = place?.closest('a[href]') ?? place?.querySelector('a[href]');
  const href = link?.getAttribute('href') ?? '#';
  if (!link || href.startsWith('#') || !URL.canParse(href, url)) return false;
  const [own, other] = [new URL(url), new URL(href, url)];
  const isOwn = other.host === own.host && other.pathname === own.pathname;
  return !isOwn && normalizeText(link.textContent).length >= text.length / 2;
}

/** "/", "/es/", "/en-US/". */
function isFrontPage(url: string): boolean {
  return URL.canParse(url) && /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(new URL(url).pathname);
}

/** "/search", "/site-search/", "/search/nato-expansion"; a longer last part is an article's name. */
const SEARCH_PATH = /\/(?:site-|news-|advanced-)?search(?:-results?)?(?:\/[^/-]+(?:-[^/-]+){0,2})?\/?$/i;

/** Results quote other pages: their sentences are nobody's article. */
function isSearch(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, searchParams } = new URL(url);
  const asks = ['q', 'query', 's', 'search', 'keyword', 'keywords'].some((name) => searchParams.has(name));
  if (SEARCH_PATH.test(pathname)) return true;
  return asks && (pathname === '/' || /\/(?:search|results?|suche|recherche|buscar)(?:[/.]|$)/i.test(pathname));
}

function isApplication(page: Document): boolean {
  return page.querySelector(`[role="application"], [role="grid"], ${EDITABLE}`) !== null;
}
