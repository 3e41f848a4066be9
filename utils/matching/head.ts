import { FEATURES, type Feature, type PairFeatures } from './features.ts';
import type { PairScore } from './match.ts';
import type { RarityTable } from './rarity.ts';

/** A logistic regression over named signals. */
export interface Logistic {
  bias: number;
  weights: Partial<Record<Feature, number>>;
}

/** Tells whether a pair is a match, and which of the two when it is. */
export interface PairHead {
  match: Logistic;
  dispute: Logistic;
}

/**
 * `head.json`: what `model/fit_head.py` fitted. `bare` scores claims without wordings, `supported` those with; `alone`
 * those with too few others beside them to be measured against.
 */
export interface Head {
  version: string;
  alone: PairHead;
  bare: PairHead;
  supported: PairHead;
  rarity: RarityTable;
}

/** Weighs a pair's signals into calibrated probabilities. */
export function weighPair(head: PairHead, features: PairFeatures): PairScore {
  const score = sigmoid(weighted(head.match, features));
  const disputes = score * sigmoid(weighted(head.dispute, features));
  return { score, agrees: score - disputes, disputes };
}

function weighted({ bias, weights }: Logistic, features: PairFeatures): number {
  return FEATURES.reduce((sum, feature) => sum + (weights[feature] ?? 0) * features[feature], bias);
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
