import { describe, expect, it } from 'vitest';
import type { PairReader } from '../matching/pairreader.ts';
import { createOnnxPairReader } from './onnxpairreader.ts';
import { createOnnxEncoder, type TextGraphs } from './onnxtext.ts';
import type { Numbers, Session } from './session.ts';

const DIMENSIONS = 2;
const MEMORY = 3;
const STATES = 4;

/** A graph whose numbers say where they come from: a text's length, and its letters' codes. */
function fakeGraph() {
  const runs: { inputs: Record<string, Numbers>; outputs: string[] }[] = [];
  const answer = (numbers: (inputs: Record<string, Numbers>) => Record<string, number[]>): Session => ({
    async run(inputs, outputs) {
      runs.push({ inputs, outputs });
      const all = numbers(inputs);
      return Object.fromEntries(outputs.map((name) => [name, Float32Array.from(all[name]!)])) as never;
    },
  });
  const text: TextGraphs = {
    dimensions: DIMENSIONS,
    tokenizer: {
      // Its first and last letter stand for the special ones.
      places: (string) => Array.from(string.slice(1, -1), (_, i) => ({ start: i + 1, end: i + 2 })),
      encode: (string) => Array.from(string, (letter) => letter.codePointAt(0) ?? 0),
    },
    lower: answer(({ input_ids: ids }) => {
      const letters = Array.from(ids!.values, Number);
      return { half: letters.flatMap((letter) => [letter, 0]), hunch: [letters.length, 0] };
    }),
    upper: answer(({ half }) => {
      const letters = Array.from(half!.values, Number).filter((_, i) => i % DIMENSIONS === 0);
      return {
        embedding: [letters.length, letters[0]!],
        stretches: letters.flatMap((letter) => [letter, 4]),
        states: letters.flatMap((letter) => [letter, 1, 5, 6]),
        memory: letters.flatMap((letter) => [letter, 2, 3]),
      };
    }),
  };
  const session = answer(({ claim_vectors: vectors }) => ({
    logits: Array.from({ length: vectors!.shape[0]! }, (_, row) => [row, row + 10, row + 20, row + 30]).flat(),
  }));
  return { text, runs, reader: createOnnxPairReader({ text, session, version: 'fake' }) };
}

const readSentence = async (reader: PairReader, text: string) => (await reader.beginSentence(text)).finish();

describe('createOnnxEncoder', () => {
  it('runs one text at a time, so that no vector depends on its neighbours', async () => {
    const { text, runs } = fakeGraph();
    const vectors = await createOnnxEncoder(text, 'fake').embed(['abc', 'z']);
    expect(vectors.map((vector) => [...vector])).toEqual([
      [3, 97],
      [1, 122],
    ]);
    const shapes = runs.map(({ inputs: { input_ids: ids, half } }) => (ids ?? half)!.shape);
    expect(shapes).toEqual([
      [1, 3],
      [1, 3, DIMENSIONS],
      [1, 1],
      [1, 1, DIMENSIONS],
    ]);
  });
});

describe('createOnnxPairReader', () => {
  it('runs one claim at a time, so that no reading depends on its neighbours', async () => {
    const { reader, runs } = fakeGraph();
    const sentence = await readSentence(reader, 'xyz');
    const before = await reader.beginSentence('w');
    const claims = [await reader.readClaim('ab'), await reader.readClaim('c')];
    runs.length = 0;
    const readings = await reader.readPairs(sentence, before, claims);
    expect(readings).toEqual([
      { same: 0, dispute: 10, related: 20, nothing: 30 },
      { same: 0, dispute: 10, related: 20, nothing: 30 },
    ]);
    const plain = runs.map(({ inputs }) =>
      Object.fromEntries(
        Object.entries(inputs).map(([name, { values, shape }]) => [
          name,
          { shape, values: Array.from(values, Number) },
        ]),
      ),
    );
    const read = {
      sentence_memory: { shape: [1, 3, MEMORY], values: [120, 2, 3, 121, 2, 3, 122, 2, 3] },
      context_half: { shape: [1, 1, DIMENSIONS], values: [119, 0] },
      sentence_vector: { shape: [1, DIMENSIONS], values: [3, 120] },
    };
    expect(plain).toEqual([
      {
        ...read,
        claim_states: { shape: [1, 2, STATES], values: [97, 1, 5, 6, 98, 1, 5, 6] },
        claim_mask: { shape: [1, 2], values: [1, 1] },
        claim_vectors: { shape: [1, DIMENSIONS], values: [2, 97] },
      },
      {
        ...read,
        claim_states: { shape: [1, 1, STATES], values: [99, 1, 5, 6] },
        claim_mask: { shape: [1, 1], values: [1] },
        claim_vectors: { shape: [1, DIMENSIONS], values: [1, 99] },
      },
    ]);
  });

  it('guesses a sentence without the upper graph, and reads on from there', async () => {
    const { reader, runs } = fakeGraph();
    const begun = await reader.beginSentence('xyz');
    expect([...begun.hunch]).toEqual([3, 0]);
    expect(runs.map(({ outputs }) => outputs)).toEqual([['half', 'hunch']]);
    const { vector, stretches } = await begun.finish();
    expect([...vector]).toEqual([3, 120]);
    expect(stretches.map((stretch) => [...stretch])).toEqual([
      [120, 4],
      [121, 4],
      [122, 4],
    ]);
    expect(runs.map(({ outputs }) => outputs).slice(1)).toEqual([['embedding', 'stretches', 'memory']]);
  });

  it('gives a sentence without one before it a context of no tokens', async () => {
    const { reader, runs } = fakeGraph();
    const claims = [await reader.readClaim('a')];
    await reader.readPairs(await readSentence(reader, 'x'), null, claims);
    expect(runs.at(-1)!.inputs.context_half!.shape).toEqual([1, 0, DIMENSIONS]);
  });

  it('compares tokens by what stands after the states, the special ones left out', async () => {
    const { reader, runs } = fakeGraph();
    const [sentence, claim] = [await readSentence(reader, 'xabz'), await reader.readClaim('xcz')];
    runs.length = 0;
    const alignment = reader.align({ text: 'xabz', reading: sentence }, { text: 'xcz', reading: claim });
    // A memory ends in 2, 3 and a claim's states in 5, 6; the vector's width, 2, is left out of the latter's four.
    expect(alignment).toEqual({
      sentence: [
        { start: 1, end: 2 },
        { start: 2, end: 3 },
      ],
      claim: [{ start: 1, end: 2 }],
      near: Float32Array.of(28, 28),
    });
    expect(runs).toEqual([]);
  });

  it('does not guess where the tokens are not those of the text', async () => {
    const { reader } = fakeGraph();
    const [sentence, claim] = [await readSentence(reader, 'xabz'), await reader.readClaim('xcz')];
    expect(reader.align({ text: 'xabbz', reading: sentence }, { text: 'xcz', reading: claim })).toBeNull();
  });

  it('runs nothing for no claims', async () => {
    const { reader, runs } = fakeGraph();
    const sentence = await readSentence(reader, 'x');
    runs.length = 0;
    expect(await reader.readPairs(sentence, null, [])).toEqual([]);
    expect(runs).toEqual([]);
  });
});
