import type { Alignment } from './alignment.ts';

/** A sentence that the model has read by itself; opaque to all but the reader that made it. */
export interface SentenceReading {
  vector: Float32Array;
  /** Vectors of its stretches, some ten words each, of unit length; one at least. */
  stretches: Float32Array[];
  /** Tokens x numbers: what a claim that is read with the sentence sees of it. */
  memory: Float32Array;
  tokens: number;
}

/** A sentence that the model has begun to read by itself: all that is asked of the one before another. */
export interface BegunSentence {
  /** A guess at the reading's vector, of unit length, for a part of the time that reading takes. */
  hunch: Float32Array;
  /** Tokens x numbers: what a claim that is read with the sentence after it sees of it. */
  half: Float32Array;
  tokens: number;
  /** Reads it to the end. */
  finish(): Promise<SentenceReading>;
}

/** A claim that the model has read by itself, on its way to being read with a sentence. */
export interface ClaimReading {
  vector: Float32Array;
  /** Tokens x numbers. */
  states: Float32Array;
  tokens: number;
}

/** A reading with what was read. */
export interface Read<Reading> {
  text: string;
  reading: Reading;
}

/** What the model makes of one sentence and one claim read together: logarithms of odds up to a common constant. */
export interface PairReading {
  same: number;
  dispute: number;
  related: number;
  nothing: number;
}

/**
 * The second look: reads sentence and claim together. A sentence is read once whatever the number of claims, and a
 * claim once whatever the number of sentences; only a few layers are paid for each pair.
 */
export interface PairReader {
  /** Changes with the weights; part of every cache key. */
  readonly version: string;
  beginSentence(text: string): Promise<BegunSentence>;
  readClaim(text: string): Promise<ClaimReading>;
  /**
   * Reads a claim that comes with every request of an essay: where this is there, prefer it to `readClaim`, because it
   * answers from what was kept. Same numbers.
   * @param essay id of the essay, under which it is kept
   * @param place of the claim in it: another claim there takes its room
   */
  readKeptClaim?(essay: string, place: number, text: string): Promise<ClaimReading>;
  /**
   * Reads a sentence with claims, the sentence before it in view for its pronouns.
   * @returns one reading for each claim, in order
   */
  readPairs(sentence: SentenceReading, before: BegunSentence | null, claims: ClaimReading[]): Promise<PairReading[]>;
  /**
   * Sets a sentence's tokens against a claim's, of what was read: nothing is run.
   * @returns null where the tokens cannot be found in the text
   */
  align(sentence: Read<SentenceReading>, claim: Read<ClaimReading>): Alignment | null | Promise<Alignment | null>;
}
