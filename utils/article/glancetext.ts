import { EDITABLE } from './editable.ts';
import { openTrees } from './opentrees.ts';
import { FIRST_ELEMENTS, MOST_PARAGRAPHS, proseOf } from './prose.ts';

/** Characters that tell a page's themes well enough to go on or to stop. */
const ENOUGH = 6000;

/**
 * Gathers a page's raw text for the gate's first glance: title, description, headings, then paragraphs from the top
 * until `limit` UTF-16 units are full. Furniture may be among it, what is being written is not. About a millisecond; reads no layout.
 */
export function glanceText(page: Document, limit = ENOUGH): string {
  const parts: string[] = [page.title];
  let length = page.title.length;
  const add = (text: string | null | undefined): void => {
    const trimmed = (text ?? '').trim().slice(0, Math.max(0, limit - length));
    if (trimmed === '') return;
    parts.push(trimmed);
    length += trimmed.length + 1;
  };
  add(page.querySelector('meta[name="description"], meta[property="og:description"]')?.getAttribute('content'));
  const headings = page.getElementsByTagName('h1');
  for (let i = 0; i < headings.length && i < 3; i += 1) add(headings[i]!.textContent);
  const paragraphs = page.getElementsByTagName('p');
  for (let i = 0; i < paragraphs.length && i < MOST_PARAGRAPHS && length < limit; i += 1)
    if (!paragraphs[i]!.closest(EDITABLE)) add(paragraphs[i]!.textContent);
  // Pages without paragraphs: text in bare divs, in preformatted mail, in shadow trees. The body's text contains scripts,
  // so a walk.
  if (length >= limit / 10 || !page.body) return parts.join('\n').slice(0, limit);
  for (const text of proseOf(page.body, page)) add(text);
  if (length < limit / 10)
    for (const tree of openTrees(page, FIRST_ELEMENTS)) for (const text of proseOf(tree, page)) add(text);
  return parts.join('\n').slice(0, limit);
}
