import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PRACTICE = join(import.meta.dirname, '..', '..', 'entrypoints', 'practice', 'index.html');

/** The practice article as any site would serve it, without the extension's own bar, script and style. */
export function practiceArticle(): string {
  const [article = ''] = /<article>[\s\S]*<\/article>/.exec(readFileSync(PRACTICE, 'utf8')) ?? [];
  const [, title = ''] = /<h1>(.*?)<\/h1>/.exec(article) ?? [];
  return wrap(title, `<main>${article}</main>`);
}

/** Sentences of the practice article that plainly make or dispute a claim, and parts of it that plainly do neither. */
export const PRACTICE_EXPECTED = {
  painted: ['see itself as the guarantor of Europe', 'must spend far more on its own defence'],
  plain: ['Trams were diverted', 'They always do', 'Nobody was reported hurt', 'due to meet again in Copenhagen'],
};

/** A news report of our own that has nothing to do with the built-in essay. */
export const OFF_THEME = wrap(
  'Town library lends out garden tools',
  `<main><article><h1>Town library lends out garden tools</h1>
  <p>The public library in Harrow Green began lending rakes, hedge trimmers and a rotary tiller this month, and the first
  weekend left its new shed almost empty. Members may keep a tool for a week and renew it once.</p>
  <p>“People buy a tiller, use it twice and then it rusts behind the house,” said the librarian, Maureen Oakes, who had the
  idea after seeing a similar scheme on holiday. The parish paid for the shed, and a hardware shop gave most of the tools.</p>
  <p>Borrowers sign a sheet that explains how each tool is cleaned and stored. A volunteer sharpens blades on Thursday
  evenings. So far one trowel has gone missing, and somebody returned a spade that had never belonged to the library.</p>
  <p>The shed will close for the winter in November. Ms Oakes hopes to add a cider press before the apples are ripe next
  year, and a bench where neighbours can learn to mend their own furniture. The library’s cookbooks, she said, have seldom
  been out so often as since the tools came, though she could not say why.</p></article></main>`,
);

function wrap(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;
}
