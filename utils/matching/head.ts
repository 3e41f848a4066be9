import type { Feature } from './features.ts';
import type { PairScore } from './match.ts';
import type { RarityTable } from './rarity.ts';

/** A logistic regression over named signals. */
export interface Logistic {
  bias: number;
  weights: Partial<Record<Feature, number>>;
}

/** Weighs the signals of a pair. */
export interface PairHead {
  /** By the glance alone: which claims a sentence is worth reading with. */
  glance: Logistic;
  /** Whether a pair that was read is a match. */
  match: Logistic;
  /** Which of the two it is where it is one. */
  dispute: Logistic;
  /** Whether a pair is a match, by its words alone: for where the network does not start. */
  words: Logistic;
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

type Signals = Partial<Record<Feature, number>>;

/** Says the odds, as a logarithm, that a pair is a match, by the signals of the glance. */
export function glancePair(head: PairHead, signals: Signals): number {
  return weighted(head.glance, signals);
}

/** Weighs the signals of a pair that was read into calibrated probabilities. */
export function weighPair(head: PairHead, signals: Signals): PairScore {
  const score = sigmoid(weighted(head.match, signals));
  const disputes = score * sigmoid(weighted(head.dispute, signals));
  return { score, agrees: score - disputes, disputes };
}

/** Weighs a pair by its words alone into the calibrated probability of a match, 0-1. */
export function weighWords(head: PairHead, signals: Signals): number {
  return sigmoid(weighted(head.words, signals));
}

export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function weighted({ bias, weights }: Logistic, signals: Signals): number {
  let sum = bias;
  for (const [name, weight] of Object.entries(weights)) sum += weight * (signals[name as Feature] ?? 0);
  return sum;
}
