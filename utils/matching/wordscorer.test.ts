import { describe, expect, it } from 'vitest';
import type { Essay } from '../essays/essay.ts';
import headFile from './head.json' with { type: 'json' };
import { ESSAY } from './scorerstage.ts';
import { THRESHOLDS } from './select.ts';
import { createWordScorer } from './wordscorer.ts';

const scorer = createWordScorer(headFile);
const match = (text: string, essay = ESSAY) => scorer.match([{ text, context: '' }], essay);

describe('createWordScorer', () => {
  it('finds a claim in a sentence that holds nearly its words, and shows where', () => {
    const text = 'Serbia has become a staging post for Russian influence across the Balkans, the report said.';
    const [best] = match(text);
    expect(best).toMatchObject({ essay: 'essay', claim: 'c3', sentence: 0, relation: 'agrees' });
    expect(best!.score).toBeGreaterThan(THRESHOLDS.balanced);
    expect(best!.score).toBeLessThan(1);
    expect(best!.why.sentence.map(({ start, end }) => text.slice(start, end)).join(' ')).toContain('staging post');
  });

  it('finds nothing in what shares no more than names, nor in what cannot carry a claim', () => {
    expect(match('Serbia plays Moscow in the Balkans cup on Sunday evening.').filter(shown)).toEqual([]);
    expect(match('The bakery on the corner sells bread and cakes on Sundays.')).toEqual([]);
    expect(match('Must European states raise their defence spending at once?')).toEqual([]);
  });

  it('goes by the wordings of a claim as well', () => {
    const claims = ESSAY.claims.map((claim) =>
      claim.id === 'c4'
        ? {
            ...claim,
            wordings: [{ text: 'The Kremlin is running out of money for its war.', relation: 'same' as const }],
          }
        : { ...claim, wordings: [{ text: `${claim.text} It is so.`, relation: 'same' as const }] },
    );
    const text = 'The Kremlin is running out of money for its war, economists say.';
    const scoreOf = (essay: Essay) => match(text, essay).find(({ claim }) => claim === 'c4')?.score ?? 0;
    expect(scoreOf({ ...ESSAY, claims })).toBeGreaterThan(scoreOf(ESSAY));
  });

  it('answers an essay of a single claim, and one of none', () => {
    const alone = { ...ESSAY, claims: ESSAY.claims.slice(1, 2) };
    expect(match('European states must raise their defence spending at once, he said.', alone)).toHaveLength(1);
    expect(match('European states must raise their defence spending.', { ...ESSAY, claims: [] })).toEqual([]);
  });

  it('says nothing of what only shares words with a claim: by words that is wrong more often than not', () => {
    expect(match('European states spend more on defence than they did, officials in Moscow said.')).toEqual([]);
  });
});

const shown = ({ score }: { score: number }) => score >= THRESHOLDS.balanced;
