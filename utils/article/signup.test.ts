// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { extractArticle } from './extract.ts';

const FILL =
  'The alliance has kept the peace in Europe for decades, and most of its members say that they want it to last. ' +
  'Others, mainly in the east of the continent, fear that promises alone will not be enough when it matters. ';
const LAST = 'The last word was the minister’s, who had come late.';

/** Reads an article with this between its paragraphs. */
function read(between: string, around = (body: string) => body) {
  const page = new DOMParser().parseFromString(
    `<!doctype html><html lang="en"><head><title>Peace</title></head><body>${around(
      `<article><h1>Peace</h1>${`<p>${FILL}</p>`.repeat(4)}${between}<p>${LAST}</p></article>`,
    )}</body></html>`,
    'text/html',
  );
  const result = extractArticle(page, { url: 'https://daily.example/peace' });
  if (result.kind !== 'article') throw new Error(result.reason);
  return result.article;
}
const OWN = read('').sentences.map(({ text }) => text);

const OFFER = '<p>Every morning we send you the five stories that matter, before your first coffee.</p>';

it.each([
  ['a form with a field for an address', `<form>${OFFER}<p>We never pass it on.</p><input type="email"></form>`],
  [
    'what a heading says, around a field without a form',
    `<div><h3>Sign up for the Morning Post</h3>${OFFER}<div><input name="EMAIL"></div></div>`,
  ],
  [
    'what is called a newsletter, without a field',
    `<div class="c-inlineNewsletter"><script>${'x = 1; '.repeat(200)}</script><p>Get our newsletter.</p>${OFFER}</div>`,
  ],
])('reads no sentences in %s, and leaves the others their places in the text', (_, box) => {
  const { sentences, blocks, text } = read(box);
  expect(sentences.map((sentence) => sentence.text)).toEqual(OWN);
  for (const { start, end, text: words } of sentences) expect(text.slice(start, end)).toBe(words);
  const offer = text.indexOf('Every morning');
  if (offer >= 0) {
    expect(blocks.find(({ start }) => start === offer)?.kind).toBe('sign-up');
    expect(sentences.at(-1)!.start).toBeGreaterThan(offer);
  }
});

const SENTENCE = 'He ran a newsletter, and asked all who read it to sign up with their e-mail.';

it.each([
  ['that speaks of newsletters', `<p>${SENTENCE}</p>`],
  ['that is for subscribers', `<p class="subscriber-only">${SENTENCE}</p>`],
  [
    'beside a box',
    `<div><p>${SENTENCE}</p><div><h3>Subscribe</h3><label>Yours: <input type="email"></label></div></div>`,
  ],
  ['whose heading is of an e-mail', `<div><h2>The e-mail</h2><p>${SENTENCE}</p><div><input type="email"></div></div>`],
])('reads a sentence %s', (_, between) => {
  expect(read(between).sentences.map(({ text }) => text)).toContain(SENTENCE);
});

it('reads an article in the form that is around the whole page', () => {
  const article = read('', (body) => `<form class="newsletter">${body}<input type="email"></form>`);
  expect(article.sentences.map(({ text }) => text)).toEqual(OWN);
});
