import type { Claim, Essay } from './essay.ts';
import type { EssaySentence } from './essaysentences.ts';
import { guessHeading } from './heading.ts';

/** Where a claim came from in the op-ed. */
export interface ClaimSource {
  /** The sentence as the author wrote it. */
  sentence: string;
  /** The one before it; null at the beginning. */
  before: string | null;
}

/**
 * Finds the sentences that claims were made of, by claim; those without a place in the op-ed are left out.
 * @param sentences those of the whole `text`
 */
export function readClaimSources(
  { text, claims }: Pick<Essay, 'text' | 'claims'>,
  sentences: EssaySentence[],
): Map<string, ClaimSource> {
  if (text === undefined) return new Map();
  return new Map(
    claims.flatMap((claim) => {
      const source = sourceOf(claim, text, sentences);
      return source ? [[claim.id, source] as const] : [];
    }),
  );
}

function sourceOf({ source }: Claim, text: string, sentences: EssaySentence[]): ClaimSource | null {
  if (!source || source.end > text.length) return null;
  const sentence = text.slice(source.start, source.end).replace(/\s+/g, ' ').trim();
  const before = sentences.findLast(({ end }) => end <= source.start)?.text ?? null;
  return sentence === '' ? null : { sentence, before };
}

/** Shorter ones say nothing that could be claimed. */
const FEWEST_WORDS = 4;

/** A sentence of the op-ed that no claim was made of. */
export interface LeftOutSentence extends Pick<EssaySentence, 'start' | 'end' | 'text'> {
  /** Theme of the claim before it in the op-ed, or of the first claim: the best guess. */
  theme: string;
}

/**
 * Lists the op-ed's sentences that no claim was made of, in its order.
 * @param sentences those of the whole `text`
 */
export function listLeftOut(
  { text, claims, themes }: Pick<Essay, 'text' | 'claims' | 'themes'>,
  sentences: EssaySentence[],
): LeftOutSentence[] {
  if (text === undefined) return [];
  const placed = claims
    .flatMap(({ source, theme }) => (source ? [{ ...source, theme }] : []))
    .toSorted((a, b) => a.start - b.start);
  const first = placed[0]?.theme ?? themes[0]?.id ?? '';
  const { bodyStart } = guessHeading(text);
  return sentences
    .filter((sentence) => sentence.start >= bodyStart && sentence.text.split(' ').length >= FEWEST_WORDS)
    .filter(({ start, end }) => !placed.some((source) => source.start < end && start < source.end))
    .map(({ start, end, text: words }) => ({
      start,
      end,
      text: words,
      theme: placed.findLast((source) => source.start < start)?.theme ?? first,
    }));
}
