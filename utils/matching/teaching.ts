import type { Essay } from '../essays/essay.ts';
import { addWordings, type ClaimSide, type FurtherWording, type ReadText } from './claimside.ts';
import { supportFeatures } from './features.ts';
import { isSaid, type PairScore } from './match.ts';
import type { Rarity } from './rarity.ts';
import { type FurtherSupport, kindOf } from './sentencescores.ts';
import { dot } from './vector.ts';
import { learnVerdicts, type ReaderVerdict } from './verdicts.ts';

/** A verdict with its sentence, read as a wording is. */
export type ReadVerdict = ReaderVerdict & ReadText;

/** What a reader's verdicts on an essay's claims teach. */
export interface Teaching {
  /** Says what the sentences that the reader confirmed tell of another: to be scored with it. */
  support(sentence: ReadText): FurtherSupport;
  /**
   * Tells whether what the reader confirmed may bring a sentence up, from a guess at its vector: else it is read as if
   * nothing had been taught.
   */
  mayRaise(sentence: Pick<ReadText, 'vector'> & { text: string }): boolean;
  /** Weighs a sentence's scores, one for each claim, by how near it is to the judged sentences. */
  weigh(scores: PairScore[], sentence: ReadText): PairScore[];
}

/**
 * Cosine of a guess at a sentence with a confirmed one from which it is read to the end. Of 1,772 pairs of sentences of real
 * pages that lie so near that a verdict on one moves the other, the guess is under 0.41 in none and under 0.5 in one of a
 * hundred; of all pairs 3 of a hundred are over 0.45 (30 November 2026, by a script outside the tree).
 */
const MAY_BE_NEAR = 0.45;

/**
 * Learns from verdicts in two ways. A sentence that the reader confirmed becomes a wording of its claim: what agrees says
 * the same, what disputes disputes. Every judged sentence moves the threshold of its claim around itself
 * (`learnVerdicts`): a refused one is a counter-wording so. As a wording that is only related it changed nothing.
 * @param side of the essay, without what was taught
 */
export function teach(
  { claims }: Pick<Essay, 'claims'>,
  side: ClaimSide,
  verdicts: ReadVerdict[],
  rarity: Rarity,
): Teaching {
  const lesson = learnVerdicts(verdicts);
  const further = furtherWordings(claims, side, verdicts);
  const columns = [...new Set(further.map(({ column }) => column))];
  // Refusals add no wording, and to compare all claims' wordings anew takes a tenth of a second.
  const taughtSide = further.length > 0 ? addWordings(side, further) : side;
  const confirmed = verdicts.filter(({ verdict }) => isSaid(verdict));
  return {
    mayRaise: ({ text, vector }) =>
      confirmed.some((each) => each.text === text || dot(each.vector, vector) >= MAY_BE_NEAR),
    support(sentence) {
      if (columns.length === 0) return new Map();
      const support = supportFeatures(sentence, taughtSide, rarity);
      return new Map(columns.map((column) => [column, support[column]!]));
    },
    weigh: (scores, { vector }) => scores.map((pair, column) => lesson.apply(pair, claims[column]!.id, vector)),
  };
}

/** Claims that come with wordings are left as they are: a few more taught nothing (`bench/feedback.ts`). */
function furtherWordings(claims: Essay['claims'], side: ClaimSide, verdicts: ReadVerdict[]): FurtherWording[] {
  const wordings = new Map<string, FurtherWording>();
  for (const { claim, text, verdict, vector, words, weight } of verdicts) {
    const column = claims.findIndex(({ id }) => id === claim);
    if (column < 0 || verdict === 'not-a-match' || kindOf(side, column) !== 'bare') continue;
    const relation = verdict === 'disputes' ? 'dispute' : 'same';
    // The same report on two sites is one wording.
    wordings.set(JSON.stringify([column, relation, text]), { column, relation, read: { vector, words, weight } });
  }
  return [...wordings.values()];
}
