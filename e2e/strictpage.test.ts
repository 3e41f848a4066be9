import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { settledReport } from './harness/askpage.ts';
import { clickHighlight, findInCard, findNoteField, isCardOpen, readCard } from './harness/card.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// Pages whose own rules are strict, or about us: what is shown there must not hang on the page's leave.

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
});

afterAll(async () => await walk?.end());

it('paints, opens its card and takes a note where the page allows nothing and trusts no types', async () => {
  walk.server.put('strict.html', practiceArticle(), undefined, undefined, {
    'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  });
  const page = await walk.open('strict.html');
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  expect((await walk.settle(page)).length).toBeGreaterThan(0);
  await clickHighlight(page, 0);
  await until('the card', () => isCardOpen(page));
  expect(await readCard(page)).not.toBe('');
  // Its styles are there too: a dialog without them stands in the text, not over it.
  const card = await until('the card', () => page.$('::-p-aria([role="dialog"])'));
  expect(await card.evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
  await (await findInCard(page, 'button', 'Note')).click();
  const { field } = await findNoteField(page);
  await field.type('Kept under a strict policy.');
  expect(await field.evaluate(({ value }) => value)).toBe('Kept under a strict policy.');
  expect(complaints.filter((each) => /Content Security Policy|TrustedHTML|TrustedScript/.test(each))).toEqual([]);
  await page.close();
});

it('cannot keep a page from giving our highlights another look, and goes on all the same', async () => {
  const hidden = Array.from(
    { length: 2 },
    (_, i) => `::highlight(throughline-${['agrees', 'disputes'][i]}-blue) {
      background-color: transparent !important; text-decoration: none !important; }`,
  ).join('\n');
  walk.server.put('restyled.html', practiceArticle().replace('</head>', `<style>${hidden}</style></head>`));
  const page = await walk.open('restyled.html');
  expect((await walk.settle(page)).length).toBeGreaterThan(0);
  const { painted } = await settledReport(walk.library, page);
  expect(painted.length).toBeGreaterThan(0);
  await clickHighlight(page, 0);
  await until('the card', () => isCardOpen(page));
  expect(await readCard(page)).not.toBe('');
  await page.close();
});

it('leaves alone what is being written beside an article, and an editor that fills its page', async () => {
  const draft = 'Europe must spend far more on its own defence, as I told nobody but you. '.repeat(12);
  walk.server.put(
    'draft.html',
    practiceArticle().replace('</article>', `</article><div contenteditable="true"><p>${draft}</p></div>`),
  );
  walk.server.put(
    'editor.html',
    `<!doctype html><title>New post</title><iframe style="position: fixed; inset: 0; width: 100%; height: 100%"
      srcdoc="<body contenteditable><p>${draft}</p></body>"></iframe>`,
  );
  let page = await walk.open('draft.html');
  const painted = await walk.settle(page);
  expect(painted.length).toBeGreaterThan(0);
  expect(painted.filter(({ text }) => text.includes('nobody but you'))).toEqual([]);
  await page.close();
  page = await walk.open('editor.html');
  expect((await settledReport(walk.library, page)).state.kind).toBe('not-article');
  await page.close();
});
