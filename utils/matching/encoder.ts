/** Turns texts into unit vectors whose dot product says how near they are in meaning. */
export interface Encoder {
  /** Changes with the weights; part of every vector's cache key. */
  readonly version: string;
  readonly dimensions: number;
  /** @returns one unit-length vector for each text, in order */
  embed(texts: string[]): Promise<Float32Array[]>;
  /**
   * Embeds texts that come with every request of an essay (its claims and wordings): where this is there, prefer it
   * to `embed`, because it answers from what was kept. Same vectors, same order.
   * @param essay id of the essay, under which they are kept
   */
  embedKept?(essay: string, texts: string[]): Promise<Float32Array[]>;
}
