import { normalizeText } from './normalize.ts';

/**
 * Longest text of a sign-up box, UTF-16 units. Of the pages under `../shared/pages` the longest that stands in an article
 * has some 390; an article has about 480 at least, which keeps its own elements out, whatever they are called.
 */
const LONGEST = 450;

/** Caps on the work, no measured edges: a page can call all its elements so, each within the other. */
const MOST_NAMED = 100;
const MOST_FIELDS = 20;
const MOST_AROUND = 8;
/** Text with its scripts and white space. */
const LONGEST_RAW = 20_000;

const EMAIL_FIELD = ['type', 'name', 'id', 'placeholder'].map((name) => `input[${name}*="email" i]`).join();

const NAMED = '[class*="newsletter" i], [class*="signup" i], [class*="sign-up" i], [class*="subscribe" i]';
/** Not what is for subscribers. */
const NAME = /newsletter|sign-?up|subscribe(?!r)/i;

const WORDS = /\b(?:newsletters?|sign(?:ing)? up|subscribe|inbox)\b/i;

/**
 * Finds a page's boxes in which a newsletter is ordered: a form with a field for an e-mail address, what is around such a
 * field under a heading that says so, and what is called so and says so.
 */
export function findSignUps(page: Document): Element[] {
  const named = [...page.querySelectorAll(NAMED)].filter((each) => NAME.test(each.getAttribute('class') ?? ''));
  const boxes = named.slice(0, MOST_NAMED).filter((each) => WORDS.test(textOfBox(each) ?? ''));
  for (const field of [...page.querySelectorAll(EMAIL_FIELD)].slice(0, MOST_FIELDS)) {
    let at = field.parentElement;
    for (let around = 0; at && around < MOST_AROUND && textOfBox(at) !== null; around += 1) {
      const headings = [...at.querySelectorAll('h1, h2, h3, h4, h5, h6')];
      const isHeaded = headings.some(({ textContent }) => WORDS.test(textContent));
      if (isHeaded || at.localName === 'form') boxes.push(at);
      // What is around that may be the article's.
      if (isHeaded) break;
      at = at.parentElement;
    }
  }
  return boxes;
}

/** What an element says, without its scripts; null: more than a box does. */
function textOfBox(element: Element): string | null {
  let text = element.textContent;
  if (text.length > LONGEST_RAW) return null;
  for (const { textContent } of element.querySelectorAll('script, style, noscript'))
    text = text.replace(textContent, () => '');
  text = normalizeText(text);
  return text.length > LONGEST ? null : text;
}
