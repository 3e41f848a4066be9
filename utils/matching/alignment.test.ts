import { describe, expect, it } from 'vitest';
import { alignWords } from './alignment.ts';

const place = (start: number, end: number) => ({ start, end });

describe('alignWords', () => {
  it('says by how much two words are nearer than either is to the other text', () => {
    const [[apart, near], [like]] = alignWords(
      {
        sentence: [place(0, 3), place(4, 7)],
        claim: [place(0, 2), place(3, 5)],
        near: Float32Array.of(0.5, 0.9, 0.5, 0.5),
      },
      [place(0, 3), place(4, 7)],
      [place(0, 2), place(3, 5)],
    ) as [[number, number], [number]];
    expect(near).toBeCloseTo(0.9 - (0.7 + 0.7) / 2);
    expect(apart).toBe(0);
    expect(like).toBeCloseTo(0.5 - (0.5 + 0.5) / 2);
  });

  it('takes the nearest of a word’s tokens, and nothing for a word that was cut off', () => {
    const rows = alignWords(
      {
        sentence: [place(0, 8), place(0, 8), place(9, 12)],
        claim: [place(0, 4), place(5, 9)],
        near: Float32Array.of(0, 0, 1, 0, 0, 0),
      },
      [place(0, 8), place(9, 12), place(13, 20)],
      [place(0, 4)],
    );
    expect(rows[0]![0]).toBeCloseTo(1 - (1 / 2 + 1 / 3) / 2);
    expect(rows[2]).toEqual([0]);
  });
});
