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

  it.each([
    'THE PRICE OF SILENCE',
    'What the evidence shows us about nets',
    'The ministry must therefore do three things:',
    '1. Figures of the Reef Institute must be read, Annual Report 2024, p. 17.',
    '[Editor’s note: the ministry must still answer.]',
    'Ann Writer is a senior fellow at the Reef Institute.',
    'Photograph: nets must be lifted by hand.',
    'This article was first published in the Coastal Post.',
  ])('makes no claim of a heading, a note, what leads to a list, or words of the page: "%s"', (line) => {
    const claims = [
      'Tokyo must call its trawlers home.',
      'Nets should be banned because coral cannot grow under them.',
    ];
    const found = findClaims(`Leave the reefs alone\n\n${claims[0]}\n\n${line}\n\n${claims[1]}`);
    expect(found.claims.map(({ text }) => text)).toEqual(claims);
  });

  it.each([
    'Parliament must reform copyright before machines swallow every book.',
    'Young men will not sign up to fight for a state that forgets them.',
    'Children should read more because books teach them patience.',
    'Livestock is a contributor to warming and must be taxed.',
    'No serious economist should subscribe to this theory of markets.',
  ])('takes "%s" for a claim, whatever pages say of such things', (claim) => {
    expect(findClaims(`A title\n\nIt rained all day. ${claim} Nobody came.`).claims.map(({ text }) => text)).toContain(
      claim,
    );
  });

  it('takes the marks of a list for no words of its claims, and items without full stops for no headings', () => {
    const items = ['The council must restore the ferry', 'Fares should fall by half', 'Nurses must travel free'];
    const text = `Run the ferry\n\nThe island needs three things:\n\n• ${items[0]}\n• ${items[1]}\n2) ${items[2]}\n`;
    const { claims } = findClaims(text);
    expect(claims.map((claim) => claim.text)).toEqual(items);
    expect(claims.map(({ source }) => text.slice(source!.start, source!.end))).toEqual(items);
  });

  it('calls the only theme there is not the others', () => {
    const { themes } = findClaims(
      'Cars must go.\n\nThe city must ban cars from its centre because children die there.',
    );
    expect(themes.map(({ label }) => label)).toEqual(['Claims']);
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
