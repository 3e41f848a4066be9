import { Tokenizer } from '@huggingface/tokenizers';
import { MatchingError } from './errors.ts';

/** Splits texts into the numbers that the model was trained on. */
export interface TextTokenizer {
  /** @returns at most `maxTokens` ids, special ones included */
  encode(text: string): number[];
  /**
   * Tells which stretch of the text each id of `encode(text)` stands for, special ones left out: its word or mark.
   * Reckoned word by word; where that gives another number of ids than `encode`, it is wrong.
   */
  places(text: string): { start: number; end: number }[];
}

/** No token of a real text is this long on average: what lies beyond is cut before it costs time. */
const CHARACTERS_PER_TOKEN = 64;

/** What BERT's tokenizer splits a text into before it splits words; symbols of ASCII count as marks. */
const WORD_OR_MARK = /[^\s\p{P}$+<=>^`|~]+|[\p{P}$+<=>^`|~]/gu;

/**
 * Makes a tokenizer from a BERT `tokenizer.json`.
 * @throws MatchingError ModelDamagedError where the file has no [CLS] and [SEP]
 */
export function createTokenizer(json: string, maxTokens: number): TextTokenizer {
  const tokenizer = new Tokenizer(JSON.parse(json) as object, {});
  const start = tokenizer.token_to_id('[CLS]');
  const end = tokenizer.token_to_id('[SEP]');
  if (start === undefined || end === undefined) {
    throw new MatchingError('ModelDamagedError', 'tokenizer.json: no [CLS] or [SEP]');
  }
  const split = (text: string) =>
    tokenizer.encode(text.slice(0, maxTokens * CHARACTERS_PER_TOKEN), { add_special_tokens: false }).ids;

  return {
    places(text) {
      return [...text.slice(0, maxTokens * CHARACTERS_PER_TOKEN).matchAll(WORD_OR_MARK)]
        .flatMap(({ 0: piece, index }) => split(piece).map(() => ({ start: index, end: index + piece.length })))
        .slice(0, maxTokens - 2);
    },
    encode: (text) => [start, ...split(text).slice(0, maxTokens - 2), end],
  };
}
