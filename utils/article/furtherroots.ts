import { EDITABLE } from './editable.ts';
import { LEAST_TEXT } from './framed.ts';
import { normalizeText } from './normalize.ts';

/** Articles read beside the first: a cap on the work, no measured edge. */
const MOST_FURTHER = 12;

/** Paragraphs of each that are looked at, a cap on the work; long articles have some hundred. */
const MOST_PARAGRAPHS = 200;

/** UTF-16 units of a paragraph that tells one article from another. */
const TELLING = 60;

/** Comments and drafts are articles in HTML's words, not in a reader's. */
const NO_ARTICLES =
  ':is([id*="comment" i], [class*="comment" i], [id*="discussion" i], [class*="discussion" i])' +
  // What the page says of itself, "comments-open", and opinion: "commentary", "commentisfree".
  ':not(html, body, [id*="commenta" i], [class*="commenta" i], [id*="commentis" i], [class*="commentis" i]), ' +
  'aside, nav, footer, ' +
  EDITABLE;

/**
 * Finds what of a page looks like another whole article than the one that was read: the outermost `<article>` elements
 * with a heading and enough paragraphs of their own. Teasers have less text, comments no heading.
 * @param text of the article that was read
 */
export function furtherRoots(page: Document, text: string): Element[] {
  const roots: Element[] = [];
  for (const root of page.querySelectorAll('article')) {
    if (roots.length === MOST_FURTHER) break;
    if (root.parentElement?.closest('article') || root.closest(NO_ARTICLES) || !root.querySelector('h1, h2')) continue;
    const paragraphs = Array.from(root.querySelectorAll('p'))
      .slice(0, MOST_PARAGRAPHS)
      .map(({ textContent }) => textContent.trim());
    const telling = paragraphs.filter((each) => each.length >= TELLING);
    const read = telling.filter((each) => text.includes(normalizeText(each)));
    // Not the first alone: what stands over the article that was read, a summary or a caption, may not be in its text.
    if (telling.length <= read.length * 2 || paragraphs.join('').length < LEAST_TEXT) continue;
    roots.push(root);
  }
  return roots;
}
