import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeClaimLink } from './claimlink.ts';
import { parseMarkdown } from './markdownblocks.ts';

it('writes a link that is read back as the claim and its words, whatever they are', () => {
  const id = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
  fc.assert(
    fc.property(id, id, fc.stringMatching(/^[A-Za-z[\]*_`~\\().! ]{0,40}[a-z]$/), (essay, claim, words) => {
      const text = words.trim().replace(/\s+/g, ' ');
      expect(parseMarkdown(writeClaimLink({ essay, claim }, words))).toEqual([
        { kind: 'paragraph', parts: [{ kind: 'claim', claim: { essay, claim }, parts: [{ kind: 'text', text }] }] },
      ]);
    }),
  );
});
