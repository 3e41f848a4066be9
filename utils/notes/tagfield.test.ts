import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTags, TAG_LENGTH } from './tagfield.ts';

describe('addTags', () => {
  it('splits at commas, tidies and keeps what was there first', () => {
    expect(addTags(['nato'], ' #Aid ,  eastern   flank,,')).toEqual(['nato', 'Aid', 'eastern flank']);
  });

  it('adds no tag twice, whatever its case', () => {
    const tags = ['NATO'];
    expect(addTags(tags, 'nato, Nato')).toBe(tags);
  });

  it('changes nothing when its own tags are typed again, and keeps every tag short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (typed) => {
        const tags = addTags([], typed);
        expect(addTags(tags, tags.join(','))).toBe(tags);
        for (const tag of tags) expect([...tag].length).toBeLessThanOrEqual(TAG_LENGTH);
      }),
    );
  });
});
