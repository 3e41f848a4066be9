import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Essay } from '../essays/essay.ts';
import type { EssayLook } from '../essays/look.ts';
import { THRESHOLDS } from '../matching/select.ts';
import { groupMatches, RELATED_SENTENCES, type KeptMatch } from './grouping.ts';

const essay: Essay & EssayLook = {
  id: 'e',
  colour: 'green',
  title: 'An essay',
  author: 'A. Writer',
  themes: [
    { id: 'sea', label: 'The sea' },
    { id: 'land', label: 'The land' },
  ],
  claims: [
    { id: 'c1', theme: 'land', text: 'Land is dry.' },
    { id: 'c2', theme: 'sea', text: 'The sea is wet.' },
    { id: 'c3', theme: 'sea', text: 'The sea is deep.' },
  ],
};
const HIGH = THRESHOLDS.fewer + 0.01;
const LOW = THRESHOLDS.more - 0.01;

function match(
  id: string,
  claim: string,
  start: number,
  score: number,
  verdict: KeptMatch['verdict'] = null,
): KeptMatch {
  const quote = { exact: id, prefix: '', suffix: '', start, end: start + 10 };
  return { id, essay: 'e', claim, relation: 'agrees', score, quote, why: { sentence: [], claim: [] }, verdict };
}
const ids = (groups: { matches: KeptMatch[] }[]) => groups.flatMap((group) => group.matches.map((found) => found.id));

describe('groupMatches', () => {
  it('neither counts nor gives a place to what was kept of an essay that is off or a claim that is gone', () => {
    const off = { ...match('off', 'c1', 0, 1), essay: 'other' };
    const groups = groupMatches(
      [off, match('gone', 'c9', 0, 0.99), match('a', 'c1', 0, 0.98), match('b', 'c2', 0, 0.97), { ...off, id: 'x' }],
      [essay],
      'fewer',
    );
    expect(ids(groups.themes.flatMap(({ claims }) => claims)).toSorted()).toEqual(['a', 'b']);
    expect(groups).toMatchObject({ sentences: 1, claims: 2 });
    expect(groupMatches([{ ...off, quote: { ...off.quote, start: 70 } }], [essay], 'fewer').sentences).toBe(0);
  });

  it("puts themes in the essay's order and claims and sentences in the page's", () => {
    const groups = groupMatches(
      [
        match('d', 'c2', 300, HIGH),
        match('a', 'c1', 0, HIGH),
        match('c', 'c3', 200, HIGH),
        match('b', 'c2', 250, HIGH),
      ],
      [essay],
      'balanced',
    );
    expect(groups.themes.map((theme) => theme.label)).toEqual(['The sea', 'The land']);
    expect(ids(groups.themes.flatMap((theme) => theme.claims))).toEqual(['c', 'b', 'd', 'a']);
    expect([groups.sentences, groups.claims]).toEqual([4, 3]);
  });

  it('calls a claim related only where the page does not make it elsewhere', () => {
    const groups = groupMatches(
      [match('a', 'c1', 0, HIGH), match('b', 'c1', 50, LOW), match('c', 'c2', 90, LOW)],
      [essay],
      'more',
    );
    expect(ids(groups.related)).toEqual(['c']);
  });

  it('shows the strongest sentences of a related claim, in reading order', () => {
    const many = Array.from({ length: RELATED_SENTENCES + 2 }, (_, i) =>
      match(`m${i}`, 'c2', 1000 - i, LOW - i * 0.01),
    );
    expect(ids(groupMatches(many, [essay], 'balanced').related)).toEqual(['m2', 'm1', 'm0']);
  });

  it('moves a rejected match aside, or leaves it in its place while it may be taken back there', () => {
    const rejected = [match('a', 'c1', 0, HIGH, 'not-a-match')];
    expect(ids(groupMatches(rejected, [essay], 'balanced').setAside)).toEqual(['a']);
    const staying = groupMatches(rejected, [essay], 'balanced', new Set(['a']));
    expect(ids(staying.themes.flatMap((theme) => theme.claims))).toEqual(['a']);
    expect([staying.setAside.length, staying.sentences]).toEqual([0, 0]);
  });

  it('brings up no third claim for a sentence in the place of one that was rejected', () => {
    const three = [match('a', 'c1', 0, 0.99, 'not-a-match'), match('b', 'c2', 0, 0.98), match('c', 'c3', 0, 0.97)];
    const groups = groupMatches(three, [essay], 'balanced');
    expect(ids(groups.themes.flatMap((theme) => theme.claims))).toEqual(['b']);
  });

  it('lists what is no longer in the page without counting it, and gives what came in its place its own two claims', () => {
    const [before, after] = ['before', 'after'].map((when) =>
      [1, 2].map((n) => match(`${when}${n}`, `c${n}`, 0, when === 'before' ? 0.99 : HIGH)),
    );
    const elsewhere = match('elsewhere', 'c3', 70, HIGH);
    const lost = new Set(['before1', 'before2', 'elsewhere']);
    const all = [...before!, ...after!, elsewhere];
    const groups = groupMatches(all, [essay], 'balanced', new Set(), lost);
    expect(ids(groups.themes.flatMap((theme) => theme.claims)).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    expect([groups.sentences, groups.claims]).toEqual([1, 2]);
    const allLost = new Set(all.map(({ id }) => id));
    expect(groupMatches(all, [essay], 'balanced', new Set(), allLost)).toMatchObject({ sentences: 0, claims: 0 });
  });

  it('leaves out what belongs to an essay or a claim that is gone', () => {
    const groups = groupMatches(
      [{ ...match('a', 'c1', 0, HIGH), essay: '__proto__' }, match('b', 'gone', 0, HIGH)],
      [essay],
      'more',
    );
    expect([groups.themes, groups.related, groups.setAside]).toEqual([[], [], []]);
  });

  it('shows no match twice, and never fewer when more are asked for', () => {
    const arbitrary = fc.array(
      fc.record({
        claim: fc.constantFrom('c1', 'c2', 'c3'),
        start: fc.integer({ min: 0, max: 5 }),
        score: fc.double({ min: 0, max: 1, noNaN: true }),
        rejected: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(arbitrary, (rows) => {
        const matches = rows.map((row, i) =>
          match(`m${i}`, row.claim, row.start, row.score, row.rejected ? 'not-a-match' : null),
        );
        const fewer = groupMatches(matches, [essay], 'fewer');
        const more = groupMatches(matches, [essay], 'more');
        for (const groups of [fewer, more]) {
          const all = [
            ...ids(groups.themes.flatMap((theme) => theme.claims)),
            ...ids(groups.related),
            ...ids(groups.setAside),
          ];
          expect(new Set(all).size).toBe(all.length);
        }
        expect(more.sentences).toBeGreaterThanOrEqual(fewer.sentences);
      }),
    );
  });
});
