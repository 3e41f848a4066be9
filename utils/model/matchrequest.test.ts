import { describe, expect, it } from 'vitest';
import { MOST_SENTENCES, parseDraftRequest, parseHostRequest, parseMatchRequest } from './matchrequest.ts';

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

describe('parseDraftRequest', () => {
  const draft = {
    id: 'x'.repeat(80),
    title: 'T',
    author: '',
    text: 'The whole op-ed.',
    themes: [{ id: 't', label: 'T' }],
    claims: [{ id: 'c', theme: 't', text: 'Reefs die.' }],
  };

  it('hands on a checked essay under a name of its own, without its text, that the host takes', () => {
    const request = parseDraftRequest({ draft, sentences: [sentence] });
    expect(request.essay).toBe(`draft.${'x'.repeat(74)}`);
    expect(request.draft).not.toHaveProperty('text');
    expect(parseHostRequest(request)).toEqual(request);
  });

  it.each([{}, { ...draft, claims: [] }, { ...draft, id: '../x' }])('refuses what is no essay (%#)', (broken) => {
    const refusal = expect.objectContaining({ name: 'MatchRequestError' });
    expect(() => parseDraftRequest({ draft: broken, sentences: [sentence] })).toThrow(refusal);
  });

  it('is never read into what a page asks', () => {
    expect(parseMatchRequest({ essay: 'e', draft, sentences: [sentence] })).toEqual({
      essay: 'e',
      sentences: [sentence],
    });
  });
});
