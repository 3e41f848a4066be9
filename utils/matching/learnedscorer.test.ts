import { beforeEach, describe, expect, it } from 'vitest';
import type { Essay } from '../essays/essay.ts';
import type { Encoder } from './encoder.ts';
import headFile from './head.json' with { type: 'json' };
import { createScorer } from './learnedscorer.ts';
import { cyrb53 } from './matchid.ts';
import { KEPT_CLAIMS_PER_SENTENCE, RELATED_FLOOR } from './select.ts';
import { contentTerms } from './terms.ts';

const ESSAY: Essay = {
  id: 'essay',
  title: 'Guarantees',
  author: 'A. Writer',
  themes: [{ id: 't', label: 'T' }],
  claims: [
    { id: 'c1', theme: 't', text: 'The United States no longer guarantees the security of Europe.' },
    { id: 'c2', theme: 't', text: 'European states must raise their defence spending at once.' },
    { id: 'c3', theme: 't', text: 'Serbia is a staging post for Russian influence in the Balkans.' },
    { id: 'c4', theme: 't', text: 'Sanctions have emptied the treasury in Moscow.' },
  ],
};
const SENTENCES = [
  { text: 'European states must raise their defence spending at once, the minister said.', context: '' },
  { text: 'The bakery on the corner sells bread and cakes on Sundays.', context: '' },
  { text: 'Must European states raise their defence spending at once?', context: '' },
];

let embedded: string[];
const encoder: Encoder = {
  version: 'words',
  dimensions: 64,
  async embed(texts) {
    embedded.push(...texts);
    return texts.map((text) => {
      const vector = new Float32Array(64);
      for (const term of contentTerms(text)) vector[cyrb53(term, 0) % 64]! += 1;
      const length = Math.hypot(...vector) || 1;
      return vector.map((value) => value / length);
    });
  },
};

beforeEach(() => {
  embedded = [];
});

describe('createScorer', () => {
  it('gives every pair probabilities that add up', async () => {
    const rows = await createScorer({ encoder, head: headFile }).score(SENTENCES, ESSAY);
    expect(rows.map((row) => row.length)).toEqual([4, 4, 4]);
    for (const { score, agrees, disputes } of rows.flat()) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(agrees + disputes).toBeCloseTo(score, 12);
    }
  });

  it('puts the claim that a sentence makes before the others', async () => {
    const [first, second] = await createScorer({ encoder, head: headFile }).score(SENTENCES, ESSAY);
    expect(first!.map(({ score }) => score).indexOf(Math.max(...first!.map(({ score }) => score)))).toBe(1);
    expect(first![1]!.score).toBeGreaterThan(second![1]!.score);
  });

  it('matches no question, and nothing under the floor', async () => {
    const matches = await createScorer({ encoder, head: headFile }).match(SENTENCES, ESSAY);
    expect(matches.map(({ sentence, claim }) => [sentence, claim])).toContainEqual([0, 'c2']);
    expect(matches.every(({ sentence, score }) => sentence !== 2 && score >= RELATED_FLOOR)).toBe(true);
    expect(matches.filter(({ sentence }) => sentence === 0).length).toBeLessThanOrEqual(KEPT_CLAIMS_PER_SENTENCE);
  });

  it('scores alike whatever the batch', async () => {
    const together = await createScorer({ encoder, head: headFile }).score(SENTENCES, ESSAY);
    const scorer = createScorer({ encoder, head: headFile });
    const apart = [];
    for (const sentence of SENTENCES) apart.push(...(await scorer.score([sentence], ESSAY)));
    expect(apart).toEqual(together);
  });

  it('tells a claim that stands alone from one among others', async () => {
    const scorer = createScorer({ encoder, head: headFile });
    const alone: Essay = { ...ESSAY, id: 'alone', claims: [ESSAY.claims[1]!] };
    const rows = await scorer.score(SENTENCES, alone);
    expect(rows[0]![0]!.score).toBeGreaterThan(10 * rows[1]![0]!.score);
    expect(rows[1]![0]!.score).toBeLessThan(RELATED_FLOOR);
  });

  it('embeds an essay once, and again when a claim or a wording changes', async () => {
    const scorer = createScorer({ encoder, head: headFile });
    await scorer.score(SENTENCES, ESSAY);
    embedded = [];
    await scorer.score(SENTENCES, structuredClone(ESSAY));
    expect(embedded).toEqual([]);
    const [first, ...rest] = ESSAY.claims;
    await scorer.score(SENTENCES, {
      ...ESSAY,
      claims: [{ ...first!, wordings: [{ relation: 'same', text: 'America has left.' }] }, ...rest],
    });
    expect(embedded).toContain('America has left.');
  });

  it('handles an essay without claims and a page without sentences', async () => {
    const scorer = createScorer({ encoder, head: headFile });
    expect(await scorer.score(SENTENCES, { ...ESSAY, claims: [] })).toEqual([[], [], []]);
    expect(await scorer.match([], ESSAY)).toEqual([]);
  });
});
