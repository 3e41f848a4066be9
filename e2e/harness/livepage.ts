import type { Page } from 'puppeteer-core';
import { practiceArticle } from './articles.ts';
import { readHighlights } from './highlights.ts';
import { until } from './wait.ts';

const PARAGRAPHS = [...practiceArticle().matchAll(/<p>[\s\S]*?<\/p>/g)].map(([html]) => html.replace(/\s+/g, ' '));

/** Two articles on the themes, made of the practice article's paragraphs, with a sentence that each has highlighted. */
export const FIRST = { html: PARAGRAPHS.slice(0, 3).join(''), painted: 'see itself as the guarantor of Europe' };
export const SECOND = { html: PARAGRAPHS.slice(3).join(''), painted: 'must spend far more on its own defence' };

/** A third, of our own words. */
export const THIRD = {
  html: `<p>The foreign ministers ended their second day of talks in Copenhagen late in the evening, and what they said in
    front of the cameras was short.</p><p>Europe must take over its own defence, because America will not guarantee it any
    longer, the Danish minister said. NATO would remain, she added, but the allies could no longer count on Washington
    to come to their help against Russia.</p><p>Her colleague from Rome asked for patience, and spoke of the cost of so
    many new brigades in a time of empty purses. The ministers meet again in the spring.</p>`.replaceAll(/\s+/g, ' '),
  painted: 'must take over its own defence',
};

/** A page that holds text where scripts can change it, `#text`, in an article in `main`. */
export function livePage(text: string, script = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Guarding Europe</title>
    <link rel="icon" href="data:,"><style>.folded .rest, .locked #text { display: none }</style></head><body>
    <main><article><h1>Who will guard Europe</h1><div id="text">${text}</div></article></main>
    <script>const text = document.querySelector('#text'); ${script}</script></body></html>`;
}

/** Waits until these parts of sentences are painted and those are not. */
export async function untilPainted(page: Page, there: string[], gone: string[] = []): Promise<void> {
  await until(
    `${there.join(', ')} to be painted, ${gone.join(', ')} not`,
    async () => {
      const texts = (await readHighlights(page)).map(({ text }) => text).join('\n');
      if (there.every((part) => texts.includes(part)) && !gone.some((part) => texts.includes(part))) return true;
      throw new Error(`painted is: ${texts}`);
    },
    60_000,
  );
}
