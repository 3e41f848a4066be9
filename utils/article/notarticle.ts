import type { NotArticleReason } from './article.ts';
import type { FoundBlock } from './blocks.ts';
import type { PageCopy } from './inertcopy.ts';

/** An article has at least this many words. */
export const FEWEST_WORDS = 80;

/** Less prose than this anywhere on the page cannot become 80 words of article. */
const LEAST_PROSE = 300;

/** Cheap verdict before Readability runs; null: could be an article. */
export function reasonBeforeReading(page: Document, copy: PageCopy): NotArticleReason | null {
  const { text, links, prose } = copy.lengths;
  if (text >= LEAST_PROSE && prose >= LEAST_PROSE) return null;
  if (isApplication(page)) return 'application';
  if (text >= LEAST_PROSE && links > text / 2) return 'listing';
  return 'too-short';
}

/** Verdict on what Readability found; null: it is an article. */
export function reasonAfterReading(
  _page: Document,
  _copy: PageCopy,
  found: { words: number; blocks: FoundBlock[]; url: string },
): NotArticleReason | null {
  if (found.words < FEWEST_WORDS) return 'too-short';
  return null;
}

function isApplication(page: Document): boolean {
  return (
    page.querySelector('[role="application"], body [contenteditable="true"], [role="grid"], [role="textbox"]') !== null
  );
}
