import type { Claim, Essay } from './essay.ts';
import { splitEssay } from './essaysentences.ts';

/** Where a claim came from in the op-ed. */
export interface ClaimSource {
  /** The sentence as the author wrote it. */
  sentence: string;
  /** The one before it; null at the beginning. */
  before: string | null;
}

/** Finds the sentences that claims were made of, by claim; those without a place in the op-ed are left out. */
export function readClaimSources({ text, claims }: Pick<Essay, 'text' | 'claims'>): Map<string, ClaimSource> {
  if (text === undefined) return new Map();
  const sentences = splitEssay(text, 0);
  return new Map(
    claims.flatMap((claim) => {
      const source = sourceOf(claim, text, sentences);
      return source ? [[claim.id, source] as const] : [];
    }),
  );
}

function sourceOf(
  { source }: Claim,
  text: string,
  sentences: { start: number; end: number; text: string }[],
): ClaimSource | null {
  if (!source || source.end > text.length) return null;
  const sentence = text.slice(source.start, source.end).replace(/\s+/g, ' ').trim();
  const before = sentences.findLast(({ end }) => end <= source.start)?.text ?? null;
  return sentence === '' ? null : { sentence, before };
}
