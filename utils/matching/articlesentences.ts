import { isForeign } from '../article/language.ts';
import { isMatchable } from './matchable.ts';
import type { Match, SentenceInput } from './match.ts';
import { findRepeats, type SplitArticle } from './repeats.ts';
import { toSentenceInputs } from './sentenceinput.ts';

/** A sentence that goes to the matcher. */
export interface AskedSentence {
  /** Position among the article's sentences. */
  index: number;
  input: SentenceInput;
}

/**
 * Lays out the sentences of an article that may carry a claim, in reading order. Headings, captions, cells and what
 * else `isMatchable` leaves alone is neither sent to the matcher nor highlighted, but serves as context of what follows.
 * So does a pull quote: its sentence is read where the text has it, with what stands around it there. And so does a
 * paragraph in another language, which the model would only guess at.
 */
export function toAskedSentences(article: SplitArticle): AskedSentence[] {
  const { blocks, sentences } = article;
  const left = new Set([...findRepeats(article), ...foreignBlocks(article)]);
  return toSentenceInputs(sentences).flatMap((input, index) => {
    const { block } = sentences[index]!;
    return !left.has(block) && isMatchable(input.text, blocks[block]?.kind) ? [{ index, input }] : [];
  });
}

/** Has an article matched at one go; `Match.sentence` of the answer counts all the article's sentences. */
export async function matchAsked(
  article: SplitArticle,
  match: (sentences: SentenceInput[]) => Promise<Match[]>,
): Promise<Match[]> {
  const asked = toAskedSentences(article);
  const matches = await match(asked.map(({ input }) => input));
  return matches.map((each) => ({ ...each, sentence: asked[each.sentence]!.index }));
}

function foreignBlocks({ blocks, sentences }: SplitArticle): number[] {
  const texts = blocks.map(() => '');
  for (const { block, text } of sentences) texts[block] += ` ${text}`;
  return texts.flatMap((text, block) => (isForeign(text) ? [block] : []));
}
