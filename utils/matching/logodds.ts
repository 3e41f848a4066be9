/** Keeps log-odds finite: no score is surer than one in a million. */
const SUREST = 1e-6;

/** The logarithm of a share's odds. @param share 0-1 */
export function logOdds(share: number): number {
  const held = Math.min(1 - SUREST, Math.max(SUREST, share));
  return Math.log(held / (1 - held));
}
