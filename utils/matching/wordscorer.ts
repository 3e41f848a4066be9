import type { Essay } from '../essays/essay.ts';
import { comparedTextsOf, readClaims, readText, type ClaimSide, type ReadText } from './claimside.ts';
import { explainMatch } from './explain.ts';
import { bestOverlaps, wordFeatures } from './features.ts';
import { weighWords, type Head } from './head.ts';
import type { Match, SentenceInput } from './match.ts';
import { isMatchable } from './matchable.ts';
import { createRarity } from './rarity.ts';
import { KEPT_CLAIMS_PER_SENTENCE } from './select.ts';
import { kindOf } from './sentencescores.ts';

/**
 * Chance that a true pair agrees: 49 of the 56 that both readers of the gold marked (its README). Words do not tell which
 * do, so all are said to, and a score is the chance of both, as everywhere.
 */
const AGREES = 49 / 56;

/**
 * Chance from which a pair is said at all. By words few are that likely, and of these .34 to .38 are right on real pages;
 * of those from 0.08, where the network is right .44 times, only .17 to .21 (`fit_head.py`).
 */
const LEAST = 0.3;

const NO_VECTOR = new Float32Array(0);

/** Matches without a network. */
export interface WordScorer {
  /** As `Scorer.match` does. */
  match(sentences: SentenceInput[], essay: Essay): Match[];
}

/**
 * Makes the matcher that stands in where the network does not start: the words that a sentence shares with a claim, by
 * their rarity, weighed by a regression of their own. It finds one true pair in twenty (`model/README.md`), never tells a
 * dispute, and learns from no verdict.
 */
export function createWordScorer(head: Head): WordScorer {
  const rarity = createRarity(head.rarity);
  const read = (text: string): ReadText => readText(text, NO_VECTOR, rarity);
  /** By the essay's object: whoever asks keeps one for as long as its content stays. */
  const sides = new WeakMap<Essay, ClaimSide>();

  function sideOf(essay: Essay): ClaimSide {
    const known = sides.get(essay);
    if (known) return known;
    const vectors = comparedTextsOf(essay).map(() => NO_VECTOR);
    const side = readClaims(essay, vectors, rarity);
    sides.set(essay, side);
    return side;
  }

  return {
    match(sentences, essay) {
      const side = sideOf(essay);
      return sentences.flatMap(({ text, context }, index) => {
        if (!isMatchable(text)) return [];
        const sentence = read(text);
        const before = context === '' ? null : read(context);
        const covered = bestOverlaps(sentence, side, rarity);
        return wordFeatures({ ...sentence, before }, side, rarity)
          .map((signals, column) => ({
            column,
            score: AGREES * weighWords(head[kindOf(side, column)], { ...signals, wordingCovered: covered[column]! }),
          }))
          .filter(({ score }) => score >= LEAST)
          .toSorted((a, b) => b.score - a.score)
          .slice(0, KEPT_CLAIMS_PER_SENTENCE)
          .map(({ column, score }): Match => {
            const claim = essay.claims[column]!;
            return {
              essay: essay.id,
              claim: claim.id,
              sentence: index,
              relation: 'agrees',
              score,
              why: explainMatch(text, sentence, claim.text, side.claims[column]!, rarity, null),
            };
          });
      });
    },
  };
}
