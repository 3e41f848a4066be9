import type { GateProfile } from './gate.ts';
import { contentTerms } from './terms.ts';

/**
 * Makes the measure by which sentences go to the matcher first: the sum of the weights of the essays' terms that a
 * sentence has, each once. It only orders; every sentence is read in the end.
 */
export function createUrgency(profiles: GateProfile[]): (sentence: string) => number {
  const weights = new Map<string, number>();
  for (const { terms } of profiles) {
    for (const [term, weight] of terms) weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  }
  return (sentence) => [...new Set(contentTerms(sentence))].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
}
