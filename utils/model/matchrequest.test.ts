import { describe, expect, it } from 'vitest';
import { MOST_SENTENCES, parseMatchRequest } from './matchrequest.ts';

const sentence = { text: 'One.', context: '' };

describe('parseMatchRequest', () => {
  it('takes what it knows and nothing else', () => {
    const request = { essay: 'e', sentences: [{ ...sentence, extra: 1 }], from: 'x', __proto__: { evil: true } };
    expect(parseMatchRequest(request)).toEqual({ essay: 'e', sentences: [sentence] });
  });

  it('cuts a monster of a sentence', () => {
    const { sentences } = parseMatchRequest({ essay: 'e', sentences: [{ text: 'x'.repeat(1e6), context: '' }] });
    expect(sentences[0]?.text.length).toBeLessThan(10_000);
  });

  it.each([
    null,
    'text',
    {},
    { essay: '', sentences: [] },
    { essay: 'e', sentences: [{ text: 1, context: '' }] },
    { essay: 'e', sentences: Array.from({ length: MOST_SENTENCES + 1 }, () => sentence) },
  ])('refuses by name what is no request (%#)', (request) => {
    expect(() => parseMatchRequest(request)).toThrow(expect.objectContaining({ name: 'MatchRequestError' }));
  });
});
