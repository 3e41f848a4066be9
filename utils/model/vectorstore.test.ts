import { describe, expect, it, vi } from 'vitest';
import type { Encoder } from '../matching/encoder.ts';
import { createMemoryVectorStore, keepVectors } from './vectorstore.ts';

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
