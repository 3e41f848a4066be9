import { sigmoid } from './head.ts';
import { logOdds } from './logodds.ts';
import type { PairScore } from './match.ts';
import { RELATED_FLOOR, THRESHOLDS } from './select.ts';
import type { ReaderVerdict } from './verdicts.ts';

/**
 * Chosen on the articles of the held-out essays and the twenty labelled sets (`bench/feedback.ts`), never on the gold;
 * their neighbours do as well. Of an essay's true sentences that a reader tells of, a third are usually told as missed:
 * so much is taken for granted before the reader has said anything, by the weight of so many verdicts.
 */
const USUAL = { missed: 10 / 3, found: 20 / 3 };
/** A refused highlight counts so much of a found sentence: who is shown too much is to be shown no more. */
const REFUSED_SHARE = 1 / 3;
/** Log-odds: what scores under 0.031 stays hidden at "balanced" however much was missed. */
const MOST = 1;

/**
 * Says by how much an essay's log-odds are too low: by as much as the odds that a true sentence is missed at "balanced"
 * are worse than usual. 0 or more: where little is missed nothing is gained by showing less (raising the threshold after
 * refusals lost on the held-out essays), so refusals speak for sentences like theirs (`learnVerdicts`) and against this.
 */
export function essayShift(verdicts: Pick<ReaderVerdict, 'verdict' | 'score'>[]): number {
  let { missed, found } = USUAL;
  for (const { verdict, score } of verdicts) {
    if (verdict === 'not-a-match') found += REFUSED_SHARE;
    else if (score < THRESHOLDS.balanced) missed += 1;
    else found += 1;
  }
  const usual = USUAL.missed / USUAL.found;
  return Math.min(MOST, Math.max(0, Math.log(missed / found / usual)));
}

/** Shifts a pair's score, the relation kept. What is not worth a mention stays so: it may not even have been read. */
export function shiftScore(pair: PairScore, shift: number): PairScore {
  if (shift === 0 || pair.score < RELATED_FLOOR) return pair;
  const score = sigmoid(logOdds(pair.score) + shift);
  const disputes = (score * pair.disputes) / pair.score;
  return { score, agrees: score - disputes, disputes };
}
