// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { KnownMatch } from './knownmatch.ts';
import { readPage } from './sessionstage.ts';
import { ofOtherArticles } from './stillonpage.ts';

const matchOf = (exact: string) => ({ id: exact, quote: { exact } }) as KnownMatch;
const MATCHES = ['Above.', 'In view.', 'Gone.'].map(matchOf);

function placed(html: string, tops: number[]) {
  document.body.innerHTML = html;
  for (const [i, article] of [...document.querySelectorAll('article')].entries())
    article.getBoundingClientRect = () => new DOMRect(0, tops[i], 600, 700);
  const result = readPage();
  if (result.kind !== 'article') throw new Error(result.reason);
  return result;
}

it('leaves matches under their earlier address whose article stands outside of the middle of the window', () => {
  const page = placed('<article><p>Above.</p></article><article><p>In view.</p></article>', [-800, 0]);
  expect(ofOtherArticles(MATCHES, page, { innerHeight: 800 }).map(({ id }) => id)).toEqual(['Above.']);
});

it('leaves none where the page is one article, or none of them is in the middle', () => {
  const one = placed('<article><p>Above.</p><p>In view.</p></article>', [0]);
  expect(ofOtherArticles(MATCHES, one, { innerHeight: 800 })).toEqual([]);
  const two = placed('<article><p>Above.</p></article><article><p>In view.</p></article>', [-2000, 900]);
  expect(ofOtherArticles(MATCHES, two, { innerHeight: 800 })).toEqual([]);
});
