import { describe, expect, it, vi } from 'vitest';
import type { Encoder } from '../matching/encoder.ts';
import type { PairReader } from '../matching/pairreader.ts';
import { createMemoryVectorStore, keepClaims, keepVectors } from './vectorstore.ts';

function fakeEncoder(version = 'v1') {
  const embed = vi.fn(async (texts: string[]) => texts.map((text) => Float32Array.of(text.length, 1)));
  return { version, dimensions: 2, embed } satisfies Encoder;
}

describe('keepVectors', () => {
  it('embeds an essay once for all sessions', async () => {
    const store = createMemoryVectorStore();
    const first = await keepVectors(fakeEncoder(), store).embedKept!('essay', ['a', 'bb']);
    const later = fakeEncoder();
    expect(await keepVectors(later, store).embedKept!('essay', ['a', 'bb'])).toEqual(first);
    expect(later.embed).not.toHaveBeenCalled();
  });

  it.each([
    ['a claim was edited', 'v1', ['a', 'bbb']],
    ['a claim was added', 'v1', ['a', 'bb', 'c']],
    ['the same letters are cut otherwise', 'v1', ['abb']],
    ['the model is another', 'v2', ['a', 'bb']],
  ])('embeds anew when %s', async (_why, version, texts) => {
    const store = createMemoryVectorStore();
    await keepVectors(fakeEncoder(), store).embedKept!('essay', ['a', 'bb']);
    const later = fakeEncoder(version);
    await keepVectors(later, store).embedKept!('essay', texts);
    expect(later.embed).toHaveBeenCalledWith(texts);
  });

  it('embeds anew when what was kept does not fit', async () => {
    const encoder = fakeEncoder();
    const store = { get: async () => new Float32Array(3), set: async () => undefined };
    expect(await keepVectors(encoder, store).embedKept!('essay', ['a', 'bb'])).toHaveLength(2);
  });

  it('goes on without a store that fails', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const broken = { get: () => Promise.reject(new Error('closed')), set: () => Promise.reject(new Error('full')) };
    const vectors = await keepVectors(fakeEncoder(), broken).embedKept!('essay', ['a']);
    expect(vectors).toEqual([Float32Array.of(1, 1)]);
  });
});

describe('keepClaims', () => {
  const claim = (text: string) => ({
    vector: Float32Array.of(text.length, 1),
    states: Float32Array.of(0.1, 0.2, 0.3, 0.4, 0.5, text.length),
    tokens: 3,
  });
  function fakeReader() {
    const readClaim = vi.fn(async (text: string) => claim(text));
    const refuse = () => Promise.reject(new Error('not asked for'));
    return {
      version: 'r1',
      readClaim,
      beginSentence: refuse,
      readPairs: refuse,
      align: () => null,
    } satisfies PairReader;
  }

  it('reads a claim once for all sessions, number for number', async () => {
    const store = createMemoryVectorStore();
    await keepClaims(fakeReader(), 'v1', 2, store).readKeptClaim!('essay', 0, 'a');
    const later = fakeReader();
    expect(await keepClaims(later, 'v1', 2, store).readKeptClaim!('essay', 0, 'a')).toEqual(claim('a'));
    expect(later.readClaim).not.toHaveBeenCalled();
  });

  it.each([
    ['it was edited', 'v1', 0, 'bb'],
    ['it stands elsewhere', 'v1', 1, 'a'],
    ['the model is another', 'v2', 0, 'a'],
  ])('reads anew when %s', async (_why, version, place, text) => {
    const store = createMemoryVectorStore();
    await keepClaims(fakeReader(), 'v1', 2, store).readKeptClaim!('essay', 0, 'a');
    const later = fakeReader();
    expect(await keepClaims(later, version, 2, store).readKeptClaim!('essay', place, text)).toEqual(claim(text));
    expect(later.readClaim).toHaveBeenCalledTimes(1);
  });

  it('goes on without a store that fails', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const broken = { get: () => Promise.reject(new Error('closed')), set: () => Promise.reject(new Error('full')) };
    expect(await keepClaims(fakeReader(), 'v1', 2, broken).readKeptClaim!('essay', 0, 'a')).toEqual(claim('a'));
    await vi.waitFor(() => expect(warn).toHaveBeenCalled());
  });
});
