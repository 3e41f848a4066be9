import type { Essay } from '../essays/essay.ts';
import type { Match, PairScore, SentenceInput } from './match.ts';
import type { ReaderVerdict } from './verdicts.ts';

/** How to match. */
export interface MatchOptions {
  /** Every pair of every sentence, best first, however unlikely. */
  all?: boolean;
  /** What the reader said of earlier sentences: near ones are scored in its light. */
  verdicts?: ReaderVerdict[];
}

/**
 * The seam between the extension and whatever model does the matching. Everything outside
 * `utils/matching` and `utils/model` sees only this: a new model replaces it without another change.
 */
export interface Scorer {
  /** Changes whenever the same input could score differently; part of every cache key. */
  readonly version: string;
  /**
   * Scores every sentence against every claim of the essay.
   * @returns rows in the order of `sentences`, columns in the order of `essay.claims`
   */
  score(sentences: SentenceInput[], essay: Essay): Promise<PairScore[][]>;
  /**
   * Finds the pairs worth keeping: at most `KEPT_CLAIMS_PER_SENTENCE` for each sentence, best first, none under
   * the related floor, each with its explanation. Choosing what to highlight is `selectHighlights`'.
   */
  match(sentences: SentenceInput[], essay: Essay, options?: MatchOptions): Promise<Match[]>;
  /**
   * Tells how likely each sentence is to match any claim, 0-1, the reader's verdicts left out, so that the likeliest can be
   * read first. By a guess: it takes a tenth of the time that reading takes, and reading goes on from there.
   */
  foresee(sentences: SentenceInput[], essay: Essay): Promise<number[]>;
  /**
   * Does a bit of what the next sentences of the essay asked about last may want, for when nothing is asked; false: nothing is
   * left to do.
   */
  readAhead(): Promise<boolean>;
}
