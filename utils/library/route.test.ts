import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, type Route } from './route.ts';

describe('route', () => {
  it('reads back what it wrote', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 });
    const route: fc.Arbitrary<Route> = fc.oneof(
      fc.constantFrom<Route>({ page: 'essays' }, { page: 'settings' }),
      word.map((query): Route => ({ page: 'notes', query })),
      fc.tuple(word, word).map(([essay, claim]): Route => ({ page: 'claim', claim: { essay, claim } })),
    );
    fc.assert(
      fc.property(route, (to) => {
        expect(parseRoute(formatRoute(to))).toEqual(to);
      }),
    );
  });

  it('falls back to the essays', () => {
    for (const hash of ['', '#', '#nowhere', '#claim', '#claim/only', '#claim/a/b/c', '#claim/%E0%A4%A/x']) {
      expect(parseRoute(hash)).toEqual({ page: 'essays' });
    }
  });
});
