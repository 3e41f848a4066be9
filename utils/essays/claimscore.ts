import { sigmoid } from '../matching/head.ts';
import type { ClaimSignal, ClaimSignals } from './claimsignals.ts';

/** A logistic regression over the signals of a sentence: `claimweights.json`, fitted by `bench/fitclaims.ts`. */
export interface ClaimWeights {
  bias: number;
  weights: Partial<Record<ClaimSignal, number>>;
}

/** Tells how likely a reader is to put a sentence on the list of an op-ed's claims, 0-1. */
export function scoreClaimSignals({ bias, weights }: ClaimWeights, signals: ClaimSignals): number {
  let sum = bias;
  for (const [name, weight] of Object.entries(weights)) sum += weight * signals[name as ClaimSignal];
  return sigmoid(sum);
}
