import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMarkdownTokens } from '../essays/markdowntokens.ts';
import { readClaimLink, writeClaimLink } from './claimlink.ts';

it('writes a link that is read back as the claim and its words, whatever they are', () => {
  const id = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
  fc.assert(
    fc.property(id, id, fc.stringMatching(/^[A-Za-z[\]*_`~\\()<>&#:/@|.! ]{0,40}[a-z]$/), (essay, claim, words) => {
      const text = words.trim().replace(/\s+/g, ' ');
      const [block, ...others] = readMarkdownTokens(writeClaimLink({ essay, claim }, words), { breaks: true });
      const [link, ...rest] = block?.type === 'paragraph' ? block.tokens : [];
      expect([others, rest, link?.type]).toEqual([[], [], 'link']);
      if (link?.type !== 'link') return;
      expect(readClaimLink(link.href)).toEqual({ essay, claim });
      // Marks of ours apart, as they are drawn.
      expect(link.tokens?.map((part) => ('text' in part ? part.text : part.raw)).join('')).toBe(text);
    }),
    { numRuns: 1000, examples: [['e', 'c', '[]()a']] },
  );
});
