import { describe, expect, it } from 'vitest';
import { createOnnxEncoder } from './onnxencoder.ts';

/** A model whose vector is the text's length and first id; a text's tokens are its characters. */
function fakeEncoder(batch: number) {
  const shapes: [number, number][] = [];
  const encoder = createOnnxEncoder({
    version: 'fake',
    dimensions: 2,
    batch,
    tokenizer: {
      encode: (text) => {
        const ids = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
        return { ids, types: ids.map(() => 0) };
      },
    },
    session: {
      async run({ input_ids, attention_mask }, shape) {
        shapes.push(shape);
        const [rows, length] = shape;
        return Float32Array.from({ length: rows * 2 }, (_, at) => {
          const row = Math.floor(at / 2) * length;
          if (at % 2 === 1) return Number(input_ids![row]);
          return attention_mask!.slice(row, row + length).reduce((sum, bit) => sum + Number(bit), 0);
        });
      },
    },
  });
  return { encoder, shapes };
}

const plain = (vectors: Float32Array[]) => vectors.map((vector) => [...vector]);

describe('createOnnxEncoder', () => {
  it('answers in the order of the texts, however they were grouped', async () => {
    const texts = ['ccc', 'a', 'bb', 'dddddd', 'e'];
    const expected = texts.map((text) => [text.length, text.codePointAt(0)]);
    for (const batch of [1, 2, 3, 8]) expect(plain(await fakeEncoder(batch).encoder.embed(texts))).toEqual(expected);
  });

  it('pads to the longest of a batch only', async () => {
    const { encoder, shapes } = fakeEncoder(2);
    await encoder.embed(['aaaaaaaa', 'b', 'cc', 'ddddddd']);
    expect(shapes).toEqual([
      [2, 2],
      [2, 8],
    ]);
  });

  it('runs nothing for no texts', async () => {
    const { encoder, shapes } = fakeEncoder(4);
    expect(await encoder.embed([])).toEqual([]);
    expect(shapes).toEqual([]);
  });
});
