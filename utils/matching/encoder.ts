/** Turns texts into unit vectors whose dot product says how near they are in meaning. */
export interface Encoder {
  /** Changes with the weights; part of every vector's cache key. */
  readonly version: string;
  readonly dimensions: number;
  /** @returns one unit-length vector for each text, in order */
  embed(texts: string[]): Promise<Float32Array[]>;
}
