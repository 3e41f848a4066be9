import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { waitForHighlights } from './harness/highlights.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// Pages that once kept our script, and so the tab, busy for ever or for minutes.

/** Milliseconds in which a page is read on any machine, and in which a page that is not held up answers. */
const READ = 2_500;
const ANSWER = 8_000;

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
});

afterAll(async () => await walk?.end());

/** What our script and Readability ask of elements. */
const HIDDEN = (
  'attributes checkVisibility childNodes children classList className cloneNode closest compareDocumentPosition contains ' +
  'firstChild firstElementChild getAttribute getBoundingClientRect getClientRects getElementsByTagName getRootNode ' +
  'hasAttribute innerHTML isConnected lastChild localName matches nextElementSibling nextSibling nodeName nodeType ' +
  'ownerDocument parentElement parentNode previousSibling querySelector querySelectorAll shadowRoot tagName textContent'
).split(' ');

/** A form has its fields by their names before its own properties: who climbs by them goes round for ever. */
const CLOBBERED = `<!doctype html><title>x</title><body><form>${'x'.repeat(400)}<input name="parentNode"></form>`;
const CLOBBERED_COPY = practiceArticle().replace(
  '</article>',
  `<form>Subscribe to the letters that our editors write each week about Europe and what is going on in it, for all.
  <fieldset id="parentNode"></fieldset></form></article>`,
);
const CLOBBERED_GROUND = practiceArticle()
  .replace('<article', '<form><fieldset name="parentElement" style="border:0"></fieldset><article')
  .replace('</article>', '</article></form>');
const CLOBBERED_WHOLLY = practiceArticle()
  .replace('<article', () => `<form>${HIDDEN.map((name) => `<input type="hidden" name="${name}">`).join('')}<article`)
  .replace('</article>', '</article></form>');
const inHead = (html: string) => practiceArticle().replace('</title>', `</title>${html}`);

it.each([
  ['a form without text', CLOBBERED],
  ['a form in the article', CLOBBERED_COPY],
  ['a form around the article', CLOBBERED_GROUND],
  ['a form that hides all', CLOBBERED_WHOLLY],
  ['a title of separators', inHead(`<meta property="og:title" content="Peace ${'|'.repeat(40_000)}">`)],
  ['a property of blanks', inHead(`<meta property="${' '.repeat(40_000)}" content="x">`)],
])('%s does not keep the page from answering', async (name, html) => {
  const path = `${name.replaceAll(' ', '-')}.html`;
  walk.server.put(path, html);
  const page = await walk.browser.newPage();
  await page.bringToFront();
  await page.goto(walk.server.address(path), { waitUntil: 'domcontentloaded' });
  await new Promise((resolve) => setTimeout(resolve, READ));
  const answer = await Promise.race([
    page.evaluate(() => 'answers'),
    new Promise<string>((resolve) => setTimeout(() => resolve('hangs'), ANSWER)),
  ]);
  expect(answer).toBe('answers');
  await page.close();
});

it('highlights an article in a form whose fields hide what others ask of it', async () => {
  const names =
    'attributes children closest contains dir hidden id lang matches parentNode parentElement remove role style title';
  const fields = names.split(' ').map((name) => `<input type="hidden" name="${name}">`);
  const html = practiceArticle()
    .replace(/<body[^>]*>/, (body) => `${body}<form>${fields.join('')}`)
    .replace('</body>', '</form></body>');
  walk.server.put('fields.html', html);
  const page = await walk.open('fields.html');
  expect((await waitForHighlights(page)).length).toBeGreaterThan(0);
  await page.close();
});
