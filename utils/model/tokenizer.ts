import { Tokenizer } from '@huggingface/tokenizers';
import { MatchingError } from './errors.ts';

/** What a BERT-like graph takes of one text or pair; arrays of one length. */
export interface Encoding {
  ids: number[];
  /** 0 for the first text, 1 for the second. */
  types: number[];
}

/** Splits texts into the numbers that the model was trained on. */
export interface TextTokenizer {
  /** @returns at most `maxTokens` ids, special ones included; the longer text of a pair is cut first */
  encode(text: string, pair?: string): Encoding;
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
    encode(text, pair) {
      const first = split(text);
      if (pair === undefined) {
        const ids = [start, ...first.slice(0, maxTokens - 2), end];
        return { ids, types: ids.map(() => 0) };
      }
      const second = split(pair);
      const [firstLength, secondLength] = shareRoom(first.length, second.length, maxTokens - 3);
      const head = [start, ...first.slice(0, firstLength), end];
      const tail = [...second.slice(0, secondLength), end];
      return { ids: [...head, ...tail], types: [...head.map(() => 0), ...tail.map(() => 1)] };
    },
  };
}

/** Cuts two lengths to fit `room` together, the longer first, the second where they are equal. */
export function shareRoom(first: number, second: number, room: number): [number, number] {
  if (first + second <= room) return [first, second];
  const half = Math.ceil(room / 2);
  if (first <= half) return [first, room - first];
  if (second <= room - half) return [room - second, second];
  return [half, room - half];
}
