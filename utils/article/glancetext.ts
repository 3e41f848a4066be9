/** Characters that tell a page's themes well enough to go on or to stop. */
const ENOUGH = 6000;

/** Paragraphs looked at; bounds the work on pages whose paragraphs are empty. */
const MOST_PARAGRAPHS = 400;

/**
 * Gathers a page's raw text for the gate's first glance: title, description, headings, then paragraphs from the top
 * until `limit` UTF-16 units are full. Furniture may be among it. About a millisecond; reads no layout.
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
  for (const heading of [...page.getElementsByTagName('h1')].slice(0, 3)) add(heading.textContent);
  for (const paragraph of [...page.getElementsByTagName('p')].slice(0, MOST_PARAGRAPHS)) {
    if (length >= limit) break;
    add(paragraph.textContent);
  }
  // Pages without paragraphs: text in bare divs and preformatted mail. The body's text contains scripts, so a walk.
  if (length < limit / 10 && page.body) for (const text of proseOf(page)) add(text);
  return parts.join('\n').slice(0, limit);
}

/** Longer text nodes outside scripts, at most as many as `MOST_PARAGRAPHS` of the first few thousand. */
function* proseOf(page: Document): Generator<string> {
  const SHOW_TEXT = 4;
  const walker = page.createTreeWalker(page.body, SHOW_TEXT);
  for (let seen = 0, given = 0; seen < 5000 && given < MOST_PARAGRAPHS && walker.nextNode(); seen += 1) {
    const node = walker.currentNode as Text;
    if (node.length < 60 || /^(?:script|style|noscript|template|p|h1)$/.test(node.parentElement?.localName ?? ''))
      continue;
    given += 1;
    yield node.data;
  }
}
