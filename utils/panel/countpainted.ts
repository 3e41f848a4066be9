import type { PageReport } from '../page/state.ts';

/**
 * Counts the highlights of a page as its badge does: a sentence with two claims is one. Where the page does not hand over
 * its matches, and they cannot be read, each of them counts.
 */
export function countPainted({ painted, unkept }: Pick<PageReport, 'painted' | 'unkept'>): number {
  const sentences = new Map(unkept.map(({ id, quote }) => [id, quote.start]));
  return new Set(painted.map((id) => sentences.get(id) ?? id)).size;
}
