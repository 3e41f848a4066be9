import { listRealPages, readRealPage } from '../e2e/harness/realpages.ts';

/** A page to be served, by the name under which it is. */
export interface ServedPage {
  name: string;
  html: string;
}

/** Pages of the collection that the extractor takes for no article (`extractArticle` under jsdom). */
const NO_ARTICLES = [
  'wcxb__test_5134.html.gz',
  'wcxb__dev_0259.html.gz',
  '../readability/pixnet.html.gz',
  '../readability/visibility-hidden.html.gz',
  '../readability/remove-aria-hidden.html.gz',
  '../readability/ol.html.gz',
  '../readability/lazy-image-3.html.gz',
];

/** Fewest and most words of what counts as an article of a thousand words. */
const THOUSAND_WORDS = [700, 1_400] as const;

/** Every n-th English page off the themes, so that large and small ones are among them. */
export function pagesOffTheme(count: number): ServedPage[] {
  const off = listRealPages().filter(({ tag, row }) => tag === 'off' && row.lang === 'en');
  const step = Math.max(1, Math.floor(off.length / count));
  return off
    .filter((_, i) => i % step === 0)
    .slice(0, count)
    .map(({ name }) => serve(name));
}

/** Pages that are no articles: the collection's, and a front page, a form and a web app of our own. */
export function pagesWithoutArticle(): ServedPage[] {
  const links = Array.from({ length: 400 }, (_, i) => `<li><a href="/${i}">The headline of story ${i}</a></li>`);
  const cells = Array.from({ length: 3_000 }, (_, i) => `<div role="gridcell"><span>${i}</span></div>`);
  return [
    ...NO_ARTICLES.map(serve),
    ours('front', `<nav><ul>${links.join('')}</ul></nav>`),
    ours('form', '<form><label>Name <input></label><label>Password <input type="password"></label></form>'),
    ours('application', `<div role="grid">${cells.join('')}</div>`),
  ];
}

/** English pages on the themes of about a thousand words. */
export function pagesOnTheme(): ServedPage[] {
  const [fewest, most] = THOUSAND_WORDS;
  return listRealPages()
    .filter(({ tag, row }) => tag === 'on' && row.lang === 'en')
    .filter(({ row }) => Number(row.words) >= fewest && Number(row.words) <= most)
    .map(({ name }) => serve(name));
}

/** Says every sentence of a page a little otherwise, so that no answer is remembered for it. */
export function inOtherWords({ name, html }: ServedPage, words: string): ServedPage {
  return {
    name: `${words.replaceAll(' ', '-')}-${name}`,
    html: html.replace(/\b([a-z]{3,})\.(?=[\s<])/g, (_, last: string) => `${last} ${words}.`),
  };
}

function serve(name: string): ServedPage {
  return { name: name.replace('../', ''), html: readRealPage(name) };
}

function ours(name: string, body: string): ServedPage {
  return { name, html: `<!doctype html><html lang="en"><title>${name}</title><body>${body}</body></html>` };
}
