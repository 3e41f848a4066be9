// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { toSentenceInputs } from '../matching/sentenceinput.ts';
import { extractArticle } from './extract.ts';
import { joinArticles } from './joined.ts';

const prose = (word: string) =>
  [1, 2, 3]
    .map(
      (n) => `<p>${`The ${word} ministers met again on day ${n}, and they spoke at length about it. `.repeat(4)}</p>`,
    )
    .join('');
const story = (title: string, more = '') =>
  `<section><article><h1>${title}</h1>${prose(title)}${more}</article></section>`;

function read(html: string) {
  document.body.innerHTML = html;
  const result = extractArticle(document, { url: 'https://news.test/one' });
  if (result.kind !== 'article') throw new Error(result.reason);
  return result;
}

it('finds each article of a page once, and joins them with every offset and index right', () => {
  const result = read(`<main>${story('First')}</main><div>${story('Second')}</div><div>${story('Third')}</div>`);
  const { article, places } = joinArticles(result, result.further);
  for (const word of ['First', 'Second', 'Third'])
    expect(article.text.split(`The ${word} ministers met again on day 1`)).toHaveLength(5);
  expect(places).toHaveLength(article.blocks.length);
  for (const [at, { index, block, text, start, end }] of article.sentences.entries()) {
    expect(index).toBe(at);
    expect(article.text.slice(start, end)).toBe(text);
    expect(start).toBeGreaterThanOrEqual(article.blocks[block]!.start);
    expect(end).toBeLessThanOrEqual(article.blocks[block]!.end);
    expect(places[block]!.textContent).toContain(text);
  }
  expect(result.further.map(({ article: each }) => each.title).toSorted()).not.toContain('');
});

it('takes neither teasers nor comments for articles', () => {
  const result = read(`<main>${story('First')}</main>
    <div><article><h2>Read also</h2><p>The ministers met for the third time this week, and that was that.</p></article></div>
    <div id="comments"><article><h2>Somebody said</h2>${prose('angry')}</article></div>
    <div><article>${prose('nameless')}</article></div>`);
  expect(result.further).toEqual([]);
});

it('lets no first sentence of an article take the last one of another for what it refers to', () => {
  const [first, second] = ['Paris', 'Rome'].map((word) => read(`<main>${story(word)}</main>`));
  const { article } = joinArticles(first!, [second!]);
  const inputs = toSentenceInputs(article.sentences);
  const at = inputs.findIndex(({ text }) => text.includes('Rome'));
  expect(at).toBe(first!.article.sentences.length);
  expect(inputs.map(({ context }) => context !== '')).toEqual(inputs.map((_, i) => i !== 0 && i !== at));
});
