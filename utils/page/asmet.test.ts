import { expect, it } from 'vitest';
import type { Article } from '../article/article.ts';
import { matchId } from '../matching/matchid.ts';
import type { Match } from '../matching/match.ts';
import { asMet } from './asmet.ts';
import { type KnownMatch, toKnownMatch, toSighted } from './knownmatch.ts';

/** An article of these sentences, one to a block. */
function articleOf(...texts: string[]): Article {
  let text = '';
  const sentences = texts.map((each, index) => {
    if (text) text += '\n\n';
    const start = text.length;
    text += each;
    return { index, block: index, text: each, start, end: text.length };
  });
  return { url: 'https://news.test/story', text, sentences } as unknown as Article;
}
const found = (article: Article, sentence: number): KnownMatch =>
  toKnownMatch(article, { sentence, essay: 'e', claim: 'c', relation: 'agrees', score: 1 } as Match)!;
const met = ({ id, essay, claim, quote }: KnownMatch) => ({
  id,
  essay,
  claim,
  exact: quote.exact,
  prefix: quote.prefix,
});

it('knows a match again whose sentence has other words in front of it, and keeps it under its first name', () => {
  const before = articleOf('By our own correspondent', 'It must be so.');
  const now = articleOf('Buy two for one this week only', 'It must be so.');
  const first = found(before, 1);
  const [again] = asMet([found(now, 1)], [met(first)], now);
  expect(again!.id).toBe(first.id);
  expect(again!.quote.prefix).toContain('Buy two');
  expect(matchId({ page: now.url, ...toSighted(again!) })).toBe(first.id);
  expect(asMet([{ ...found(now, 1), claim: 'd' }], [met(first)], now)[0]!.id).not.toBe(first.id);
});

it('keeps apart sentences of the same words, whichever of them was met before', () => {
  const before = articleOf('One.', 'It must be so.', 'Two.', 'It must be so.');
  const matches = [found(before, 1), found(before, 3)];
  const ids = matches.map(({ id }) => id);
  expect(asMet(matches, [met(matches[1]!)], before).map(({ id }) => id)).toEqual(ids);
  const now = articleOf('Another.', 'It must be so.', 'Two.', 'It must be so.');
  expect(asMet([found(now, 1), found(now, 3)], matches.map(met), now).map(({ id }) => id)).toEqual(ids);
  const both = articleOf('Three.', 'It must be so.', 'Four.', 'It must be so.');
  expect(asMet([found(both, 3), found(both, 1)], matches.map(met), both).map(({ id }) => id)).toEqual([ids[1], ids[0]]);
});

it('does not give two sentences one name where the first was met on an earlier visit and again on this one', () => {
  const before = articleOf('One.', 'It must be so.');
  const now = articleOf('Two.', 'It must be so.', 'Three.', 'It must be so.');
  const first = found(before, 1);
  const [again] = asMet([found(now, 1)], [met(first)], now);
  expect(again!.id).toBe(first.id);
  const [twin] = asMet([found(now, 3)], [met(first), met(first)], now);
  expect(twin!.id).toBe(found(now, 3).id);
});
