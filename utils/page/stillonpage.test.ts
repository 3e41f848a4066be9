// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { KnownMatch } from './knownmatch.ts';
import { readPage } from './sessionstage.ts';
import { asEarlier, carryOn, type EarlierMatch, ofOtherArticles } from './stillonpage.ts';

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

it('carries each match of a page too large to be searched on once, and what was turned down as that', () => {
  const page = placed('<article><p>In view.</p></article>', [0]);
  const [above, down] = [matchOf('Above.'), { ...matchOf('Down.'), essay: 'e', claim: 'c' }];
  const memory = { said: [], rejected: [{ id: down.id, essay: 'e', start: 0, score: 1 }] };
  let earlier: EarlierMatch[] = asEarlier({ known: [above, down], earlier: [] }, memory, { page: 'one', title: '' });
  let known: KnownMatch[] = [];
  const standing = new Set([above.id, 'Fresh.']);
  for (let reading = 0; reading < 3; reading += 1) {
    const carried = carryOn({ known, earlier, isEdited: () => false }, page, { document, window, standing });
    expect(carried.earlier.map(({ id, hidden }) => [id, hidden])).toEqual([
      ['Above.', undefined],
      ['Down.', 'turned-down'],
    ]);
    expect(carried.matches.map(({ id }) => id)).toEqual(reading === 0 ? [] : ['Fresh.']);
    // The article above may come into view again, under whatever address.
    expect(carried.isOwn({ ...down, id: 'other address' })).toBe(false);
    expect(carried.isOwn({ ...down, claim: 'other' })).toBe(true);
    earlier = carried.earlier;
    // As the session puts them together.
    known = [
      ...(reading === 0 ? [matchOf('Fresh.')] : []),
      ...carried.matches,
      ...earlier.filter(({ hidden }) => !hidden),
    ];
  }
});
