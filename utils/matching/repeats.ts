import { isMatchable, isMatchedKind } from './matchable.ts';

/** A pull quote has at most this many sentences, its speaker's name among them. */
const MOST_SENTENCES = 4;

/** Kinds of block in which a repeat is shown, not told; among equals the later block repeats the earlier one. */
const BODY = new Set(['paragraph', 'item']);

/** What is needed of an article, so that its sentences can be matched. */
export interface SplitArticle {
  blocks: { kind: string }[];
  sentences: { block: number; text: string }[];
}

/**
 * Finds the blocks that only say again what another one says: pull quotes, standfirsts, captions made of a sentence of
 * the text. Whole sentences count, and parts of one; case, quotation marks and ellipses do not. What stands only in a
 * heading or a caption besides is no repeat: there it is never matched.
 * @returns positions among the blocks
 */
export function findRepeats({ blocks, sentences }: SplitArticle): ReadonlySet<number> {
  const told: string[][] = blocks.map(() => []);
  // What is never matched holds nothing, and need not be known as a repeat: a table may have thousands of equal cells.
  for (const { block, text } of sentences) if (isMatchedKind(blocks[block]?.kind ?? '')) told[block]?.push(text);
  const whole = told.map((texts) => fold(texts.join('')));
  const repeats = new Set<number>();
  // One long text: searching it is many times quicker than searching each block.
  const all = whole.join('\n');
  const ends: number[] = [];
  for (const text of whole) ends.push((ends.at(-1) ?? -1) + 1 + text.length);
  const isElsewhere = (text: string, block: number): boolean => {
    for (let at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + text.length)) {
      const holder = ends.findIndex((end) => at < end);
      if (holder !== block && !repeats.has(holder)) return true;
    }
    return false;
  };

  const order = blocks
    .map((_, block) => block)
    .filter((block) => told[block]!.length <= MOST_SENTENCES)
    .toSorted(
      (a, b) => bodily(blocks[a]!.kind) - bodily(blocks[b]!.kind) || whole[a]!.length - whole[b]!.length || b - a,
    );
  for (const block of order) {
    // A speaker's name, and what is too short to be matched anyway, may stand in a pull quote and nowhere else.
    const telling = told[block]!.filter((text) => isMatchable(text));
    if (telling.length > 0 && telling.every((text) => isElsewhere(fold(text), block))) repeats.add(block);
  }
  return repeats;
}

function bodily(kind: string): number {
  return BODY.has(kind) ? 1 : 0;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
