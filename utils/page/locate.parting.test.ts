// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { extractArticle } from '../article/extract.ts';
import { locate } from './locate.ts';

const FIRST = 'The alliance has kept the peace in Europe for decades, and most of its members say so.';
const SECOND = 'Others, mainly in the east of the continent, fear that promises alone will not be enough.';
const pageOf = (part: string) =>
  `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Peace</title></head><body><article>${part.repeat(6)}</article></body></html>`;

it.each([
  ['an aside in bare text', pageOf(`<div>${FIRST}<aside>Advertisement</aside>${SECOND}</div>`), 'text/html'],
  ['a hidden box in bare text', pageOf(`<div>${FIRST}<div hidden="">Advertisement</div>${SECOND}</div>`), 'text/html'],
  [
    'XHTML',
    pageOf(`<p>${FIRST.replace(', and', ', <br/>and').replace(' <br/>', '<br/>')} ${SECOND}</p>`),
    'application/xhtml+xml',
  ],
] as const)('anchors each sentence at its text: %s', (_, html, type) => {
  const page = new DOMParser().parseFromString(html, type);
  const found = extractArticle(page, { url: 'https://news.test/peace' });
  if (found.kind !== 'article') throw new Error(found.reason);
  const sentences = found.article.sentences.map(({ text }) => text);
  expect(new Set(sentences)).toEqual(new Set([FIRST, SECOND]));
  for (const { text, start } of found.article.sentences)
    expect(locate({ exact: text, prefix: '', suffix: '', start }, found, page.body)?.exact).toBe(true);
});
