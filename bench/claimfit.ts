import type { ClaimWeights } from '../utils/essays/claimscore.ts';
import { CLAIM_SIGNALS, type ClaimSignals, readClaimSignals } from '../utils/essays/claimsignals.ts';
import { sigmoid } from '../utils/matching/head.ts';
import { contentTerms } from '../utils/matching/terms.ts';
import type { MarkedOpEd } from './opeds.ts';

/** Ridge penalty on standardised signals, for each sentence. Of 0.003 to 0.1 it made no difference. */
const PENALTY = 0.02;
const ROUNDS = 600;
const RATE = 1;

/** The signals of an op-ed's sentences. */
function signalsOf({ sentences, title }: MarkedOpEd): ClaimSignals[] {
  return readClaimSignals(sentences, new Set(contentTerms(title)));
}

/** Fits a logistic regression to the share of readers that mark a sentence, by gradient descent. */
export function fitClaimWeights(opEds: MarkedOpEd[]): ClaimWeights {
  const rows = opEds.flatMap((opEd) => {
    const share = sharesOf(opEd);
    return signalsOf(opEd).map((signals, i) => ({ x: CLAIM_SIGNALS.map((name) => signals[name]), y: share[i]! }));
  });
  const columns = CLAIM_SIGNALS.map((_, j) => rows.map(({ x }) => x[j]!));
  const mean = columns.map((values) => values.reduce((sum, value) => sum + value, 0) / rows.length);
  const spread = columns.map(
    (values, j) => Math.sqrt(values.reduce((sum, value) => sum + (value - mean[j]!) ** 2, 0) / rows.length) || 1,
  );
  const standard = rows.map(({ x, y }) => ({ x: x.map((value, j) => (value - mean[j]!) / spread[j]!), y }));
  const weights = CLAIM_SIGNALS.map(() => 0);
  let bias = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = weights.map((weight) => PENALTY * weight);
    let shift = 0;
    for (const { x, y } of standard) {
      const error = sigmoid(x.reduce((sum, value, j) => sum + value * weights[j]!, bias)) - y;
      shift += error / rows.length;
      for (let j = 0; j < x.length; j += 1) slope[j]! += (error * x[j]!) / rows.length;
    }
    bias -= RATE * shift;
    for (let j = 0; j < weights.length; j += 1) weights[j]! -= RATE * slope[j]!;
  }
  const folded = weights.map((weight, j) => Number((weight / spread[j]!).toFixed(4)));
  return {
    bias: Number((bias - folded.reduce((sum, weight, j) => sum + weight * mean[j]!, 0)).toFixed(4)),
    weights: Object.fromEntries(CLAIM_SIGNALS.map((name, j) => [name, folded[j]!])),
  };
}

/** For each sentence, the share of readers who put it on their list, in whichever place. */
function sharesOf({ sentences, readers }: MarkedOpEd): number[] {
  return sentences.map(
    (_, i) => readers.filter((marks) => marks.some((places) => places.includes(i))).length / readers.length,
  );
}
