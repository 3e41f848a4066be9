import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteFilter } from '../notes/notefilter.ts';
import { formatRoute, parseRoute, type Route } from './route.ts';

describe('route', () => {
  it('reads back what it wrote', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 });
    const filter: fc.Arbitrary<NoteFilter> = fc.record(
      {
        essay: word,
        tag: word,
        site: word,
        relation: fc.constantFrom('agrees', 'disputes'),
        from: fc.constantFrom('2026-03-02'),
        words: fc.constant('yes'),
      },
      { requiredKeys: [] },
    );
    const route: fc.Arbitrary<Route> = fc.oneof(
      fc.constantFrom<Route>(
        { page: 'essays' },
        { page: 'bin' },
        { page: 'settings' },
        { page: 'settings', problem: 'unsilenced' },
      ),
      fc
        .tuple(fc.oneof(word, fc.constant('')), filter)
        .map(([query, filter]): Route => ({ page: 'notes', query, filter })),
      fc.constantFrom<Route>({ page: 'add', problem: null }, { page: 'add', problem: 'private' }),
      word.map((draft): Route => ({ page: 'draft', draft })),
      word.map((essay): Route => ({ page: 'edit', essay })),
      fc.tuple(word, word).map(([essay, claim]): Route => ({ page: 'claim', claim: { essay, claim } })),
    );
    fc.assert(
      fc.property(route, (to) => {
        expect(parseRoute(formatRoute(to))).toEqual(to);
      }),
    );
  });

  it('leaves out filters that it does not know or that do not fit', () => {
    expect(parseRoute('#notes?q=a&relation=hates&from=yesterday&words=no&tag=&x=y&site=b')).toEqual({
      page: 'notes',
      query: 'a',
      filter: { site: 'b' },
    });
  });

  it('falls back to the essays', () => {
    for (const hash of [
      '',
      '#',
      '#nowhere',
      '#claim',
      '#claim/only',
      '#claim/a/b/c',
      '#claim/%E0%A4%A/x',
      '#draft',
      '#edit/a/b',
    ]) {
      expect(parseRoute(hash)).toEqual({ page: 'essays' });
    }
  });
});
