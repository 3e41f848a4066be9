import { afterAll, beforeAll, expect, it } from 'vitest';
import { PRACTICE_EXPECTED, practiceArticle } from './harness/articles.ts';
import { matchInNode } from './harness/cli.ts';
import { startWalk, type Walk } from './harness/walk.ts';

const SAID = PRACTICE_EXPECTED.painted[1] ?? '';

let walk: Walk;
let html: string;

beforeAll(async () => {
  const article = practiceArticle();
  const sentence = new RegExp(`[^.>“”]*${SAID}[^.<”]*`).exec(article.replace(/\s+/g, ' '))?.[0].trim() ?? '';
  const quote = `<figure class="pullquote"><blockquote><p>“${sentence}”</p></blockquote></figure>`;
  const teaser = `<div class="more"><a href="#more">${sentence}</a></div>`;
  html = article.replace('<article>', `${teaser}<article>`).replace(/<\/p>/, `</p>${quote}`);
  walk = await startWalk({ pages: { 'quoted.html': html } });
});

afterAll(async () => await walk?.end());

it('highlights a sentence once, in the text, when a pull quote and a teaser say it again', async () => {
  expect(html.match(new RegExp(SAID, 'g'))).toHaveLength(3);
  const page = await walk.open('quoted.html');
  const painted = (await walk.settle(page)).filter(({ text }) => text.includes(SAID));
  expect(new Set(painted.map(({ text }) => text)).size).toBe(1);
  const holders = await page.evaluate(
    (said) =>
      [...CSS.highlights].flatMap(([name, highlight]) =>
        (/^throughline-(agrees|disputes)-/.test(name) ? [...highlight] : [])
          .map(({ startContainer }) => startContainer.parentElement)
          .filter((element) => element?.textContent.includes(said))
          .map((element) => element?.closest('.pullquote, .more')?.className ?? 'text'),
      ),
    SAID,
  );
  expect(new Set(holders)).toEqual(new Set(['text']));
  // One stretch, however many relations it is painted in.
  expect(painted.length).toBe(new Set(painted.map(({ relation }) => relation)).size);
});

it('is read by the command line in the same way', () => {
  const quotes = matchInNode(html, walk.server.address('quoted.html')).map(({ quote }) => quote);
  expect(new Set(quotes.filter((quote) => quote.includes(SAID))).size).toBe(1);
});
