import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClaims } from './claims.ts';
import { parseEssay } from './parse.ts';

const TEXT = `Leave the reefs alone
By Ann Writer

The trawlers came back to the bay last week. Coral reefs will die within a decade if nets are dragged across them.
Who would have thought so? Tokyo must call its trawlers home because coral cannot grow back under nets.

Fishing fleets want quick money and see the reefs as an obstacle. Within a decade coral reefs will die if nets are dragged across them.
The ministry has failed to police the bay, and the fleets know it. Subscribe to our newsletter for more stories like this one.
`;

describe('findClaims', () => {
  const essay = findClaims(TEXT);

  it('guesses title and author', () => {
    expect(essay).toMatchObject({ id: 'leave-the-reefs-alone', title: 'Leave the reefs alone', author: 'Ann Writer' });
  });

  it('finds what is asserted, once, and not what is asked or sold', () => {
    const claims = essay.claims.map(({ text }) => text);
    expect(claims.some((text) => text.startsWith('Tokyo must'))).toBe(true);
    expect(claims.filter((text) => text.includes('reefs will die'))).toHaveLength(1);
    expect(claims.join(' ')).not.toMatch(/Who would|Subscribe|Ann Writer/);
  });

  it('makes essays that pass their own schema, with places that hold the claims, of any text', () => {
    const words = fc.array(
      fc.constantFrom(
        'Europe',
        'must',
        'arm',
        'because',
        'Moscow',
        'will',
        'attack.',
        'The',
        'budget',
        'is',
        'empty.\n',
        '😀',
      ),
      { minLength: 1, maxLength: 300 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          words.map((list) => list.join(' ')),
        ),
        (text) => {
          const found = findClaims(text);
          for (const claim of found.claims) {
            const source = text.slice(claim.source!.start, claim.source!.end).replace(/\s+/g, ' ');
            // What is put in or taken off lies at its beginning.
            expect(source.endsWith(claim.text.slice(-10).replace(/^./, ''))).toBe(true);
          }
          if (found.claims.length > 0) expect(() => parseEssay(found)).not.toThrow();
        },
      ),
    );
  });
});
