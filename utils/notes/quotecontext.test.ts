import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prefixOf, suffixOf } from './quotecontext.ts';

it('ends and begins with whole characters: half a pair is no text for the program that reads an export', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '😀', '🇺🇦', 'é'), maxLength: 80 }), (text) => {
      for (const [cut, whole] of [
        [prefixOf(text), text.endsWith(prefixOf(text))],
        [suffixOf(text), text.startsWith(suffixOf(text))],
      ] as const) {
        expect(cut.isWellFormed()).toBe(true);
        expect(whole).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(32);
        expect(cut.length).toBeGreaterThanOrEqual(Math.min(31, text.length));
      }
    }),
  );
});
