import { describe, expect, it } from 'vitest';
import { compareStance } from './stance.ts';
import { readWords } from './words.ts';

const compare = (sentence: string, claim: string) => compareStance(readWords(sentence), readWords(claim));

describe('compareStance', () => {
  it.each([
    ['Prices are rising.', 'Prices fall.'],
    ['The merger strengthens the bank.', 'The merger would weaken the bank.'],
    ['The merger does not weaken the bank.', 'The merger weakens the bank.'],
  ])('finds opposites: %s / %s', (sentence, claim) => {
    expect(compare(sentence, claim)).toMatchObject({ opposed: 1, aligned: 0 });
  });

  it('finds no opposites where both lean alike, a double negation included', () => {
    for (const claim of ['Prices have not been falling.', 'Prices rise.']) {
      const { opposed, aligned } = compare('Prices never fell.', claim);
      expect(opposed).toBe(0);
      expect(aligned).toBeGreaterThan(0);
    }
  });

  it('counts a negation only near the words in common', () => {
    const claim = 'The bridge needs repair.';
    expect(compare('The minister did not repair the bridge.', claim).negatedApart).toBeGreaterThan(0);
    expect(
      compare('It was not the first winter in which engineers had told a minister to repair the bridge.', claim)
        .negatedApart,
    ).toBe(0);
  });

  it('counts words of dissent', () => {
    expect(compare('A baker disagreed and called it nonsense.', 'Bread is cheap.').dissent).toBe(2);
    expect(compare('A baker agreed.', 'Bread is cheap.').dissent).toBe(0);
  });
});
