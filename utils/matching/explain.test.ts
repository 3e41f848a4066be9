import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alignment } from './alignment.ts';
import type { ReadClaim, ReadText } from './claimside.ts';
import { explainMatch } from './explain.ts';
import { createRarity, weigh } from './rarity.ts';
import { tokenize } from './terms.ts';
import { readWords } from './words.ts';

const rarity = createRarity({ texts: 1000, counts: { said: 900, country: 300 } });

function read(text: string, vector = [1, 0]): ReadText {
  const words = readWords(text);
  return { vector: Float32Array.from(vector), words, weight: weigh(words.terms, rarity) };
}

function claim(text: string, wordings: string[] = []): ReadClaim {
  const own = read(text, [0.6, 0.8]);
  return {
    ...own,
    same: [own, ...wordings.map((wording) => read(wording))],
    dispute: [],
    related: [],
    typical: 0,
    byClaim: { mean: 0, deviation: 1 },
    bySupport: { mean: 0, deviation: 1 },
  };
}

/** An alignment of whole words in which these pairs, first the sentence's word, lie near and all others do not. */
function align(sentence: string, text: string, pairs: [string, string][]): Alignment {
  const [rows, columns] = [tokenize(sentence), tokenize(text)];
  const near = rows.flatMap((row) =>
    columns.map((column) => (pairs.some(([a, b]) => a === row.text && b === column.text) ? 0.9 : 0.4)),
  );
  return { sentence: rows, claim: columns, near: Float32Array.from(near) };
}

function explain(sentence: string, text: string, wordings: string[] = [], alignment: Alignment | null = null) {
  const { sentence: inSentence, claim: inClaim } = explainMatch(
    sentence,
    read(sentence),
    text,
    claim(text, wordings),
    rarity,
    alignment,
  );
  return {
    sentence: inSentence.map((span) => sentence.slice(span.start, span.end)),
    claim: inClaim.map((span) => text.slice(span.start, span.end)),
  };
}

describe('explainMatch', () => {
  it('shows what both share, as stretches, in the sentence and in the claim', () => {
    expect(
      explain(
        'On Monday the minister said that European allies must raise defence spending.',
        'European states should spend more on defence.',
      ),
    ).toEqual({
      sentence: ['raise defence spending'],
      claim: ['European states should spend more on defence'],
    });
  });

  it('sees through the nearest wording', () => {
    const { sentence } = explain(
      'The umbrella has been folded away, he said.',
      'America no longer guarantees Europe.',
      ['The American umbrella is being folded.'],
    );
    expect(sentence.join(' ')).toMatch(/umbrella/);
  });

  it('falls back to one clause where no word is shared', () => {
    const { sentence, claim: inClaim } = explain('Grain prices doubled in Odesa, he added.', 'Wages will stagnate.');
    expect(sentence).toEqual(['Grain prices doubled in Odesa']);
    expect(inClaim).toEqual([]);
  });

  it('shows what the model sets side by side, beyond shared words', () => {
    const sentence = 'On Monday Moscow had to admit that it had been losing fighters by the thousand.';
    const text = 'Russia pays for its advances with enormous casualties among soldiers.';
    const pairs: [string, string][] = [
      ['losing', 'casualties'],
      ['fighters', 'soldiers'],
    ];
    const { sentence: inSentence, claim: inClaim } = explain(sentence, text, [], align(sentence, text, pairs));
    expect(inSentence[0]).toBe('losing fighters');
    expect(inClaim[0]).toBe('enormous casualties among soldiers');
  });

  it('lowers the bar where only names stand out', () => {
    const sentence = 'At the summit everything was about Russia, with little attention given to China.';
    const text = 'Europeans overlook the danger from China.';
    const alignment = align(sentence, text, []);
    const at = (words: string, of: string) => tokenize(of).findIndex((word) => word.text === words);
    alignment.near[at('attention', sentence) * alignment.claim.length + at('danger', text)] = 0.52;
    expect(explain(sentence, text, [], alignment).sentence.join(' ')).toContain('little attention');
    expect(explain(sentence, text).sentence).toEqual(['China']);
  });

  it('gives spans that lie in their texts, do not overlap and are not empty, whatever the texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (sentence, text) => {
        const why = explainMatch(sentence, read(sentence), text, claim(text), rarity, null);
        for (const [spans, of] of [
          [why.sentence, sentence],
          [why.claim, text],
        ] as const) {
          const sorted = spans.toSorted((a, b) => a.start - b.start);
          for (const [i, span] of sorted.entries()) {
            expect(span.start).toBeGreaterThanOrEqual(i > 0 ? sorted[i - 1]!.end : 0);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(of.length);
          }
        }
      }),
    );
  });
});
