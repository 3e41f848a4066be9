import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPlainText } from './plaintext.ts';

describe('toPlainText', () => {
  it('joins lines that were broken at a column, but neither title, byline nor paragraphs', () => {
    const broken = `Leave the reefs alone
By Ann Writer

The trawlers came back to the bay last week, and nobody in the
ministry said a word about it until the fishermen of the harbour
did.

Tokyo must call its trawlers home.`;
    expect(toPlainText(broken).split('\n')).toEqual([
      'Leave the reefs alone',
      'By Ann Writer',
      '',
      'The trawlers came back to the bay last week, and nobody in the ministry said a word about it until the fishermen of the harbour did.',
      '',
      'Tokyo must call its trawlers home.',
    ]);
  });

  it('makes words whole that were broken at a line’s end, and leaves those that have a hyphen', () => {
    const broken = `Keep standard time

Twice a year we break the clocks of three hundred million peo-
ple and call it thrift. The savings never came, and every govern-
ment, of the left or the right, has said so. Congress must end this mis-
take and keep standard time for good, as the well-
known study from Indiana and all pre-
and post-war practice ask. It should let the states re-
form the rest.`;
    expect(toPlainText(broken)).toBe(
      'Keep standard time\n\nTwice a year we break the clocks of three hundred million people and call it thrift. The savings never came, and every government, of the left or the right, has said so. Congress must end this mistake and keep standard time for good, as the well-known study from Indiana and all pre-\nand post-war practice ask. It should let the states reform the rest.',
    );
    expect(toPlainText('He asked for non-\n\nprofit')).toBe('He asked for non-\n\nprofit');
  });

  it('joins what goes on with "by" or ends in a year, but no items of a list', () => {
    const broken = `Leave the reefs alone, whatever the fleets of the north say
BY ANN WRITER

The ministry has let the coral of the bay be broken year after year
by fleets from abroad, and it must stop them. The harbour was closed in
2024. Nobody in the ministry said a word about it then, which is why
1. the harbour must open again, whatever the ministry says of it; and
2. the fleets must go.`;
    expect(toPlainText(broken).split('\n')).toEqual([
      'Leave the reefs alone, whatever the fleets of the north say',
      'BY ANN WRITER',
      '',
      'The ministry has let the coral of the bay be broken year after year by fleets from abroad, and it must stop them. The harbour was closed in 2024. Nobody in the ministry said a word about it then, which is why',
      '1. the harbour must open again, whatever the ministry says of it; and',
      '2. the fleets must go.',
    ]);
  });

  it('joins lines also around what could not be broken', () => {
    const address = `https://harbour.example/${'reefs-and-trawlers/'.repeat(6)}`;
    const broken = `The trawlers came back to the bay last week, and nobody in the
ministry said a word about it. All of it is told at

${address}

and no word of that was ever denied, neither in the harbour nor by
the ministry.`;
    expect(toPlainText(broken).split('\n')).toEqual([
      'The trawlers came back to the bay last week, and nobody in the ministry said a word about it. All of it is told at',
      '',
      address,
      '',
      'and no word of that was ever denied, neither in the harbour nor by the ministry.',
    ]);
  });

  it('joins lines also where one of many runs over the column, and nothing to that one', () => {
    const over = `Written with the help of those who ${'fish and '.repeat(10)}dive.`;
    const paragraph = `The trawlers came back to the bay last week, and nobody in the
ministry said a word about it until the fishermen of the harbour
did.`;
    const broken = [...Array.from({ length: 10 }, () => paragraph), `${over}\nIn the harbour.`].join('\n\n');
    const joined = paragraph.replaceAll('\n', ' ');
    expect(toPlainText(broken)).toBe(
      [...Array.from({ length: 10 }, () => joined), `${over}\nIn the harbour.`].join('\n\n'),
    );
  });

  it('leaves a paragraph a line as it is', () => {
    const long = `${'Reefs die slowly and then at once. '.repeat(5).trim()}\nTokyo must act, and act now, for the bay.`;
    expect(toPlainText(long)).toBe(long);
  });

  it('takes out what cannot be seen and what turns text around', () => {
    expect(toPlainText('a\u0000b\u202Ec\u200Bd\r\ne\u2028f')).toBe('abcd\ne\nf');
  });

  it('keeps every visible letter of any text, in order, and changes nothing the second time', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const plain = toPlainText(text);
        expect(letters(plain)).toBe(letters(text));
        expect(toPlainText(plain)).toBe(plain);
      }),
    );
  });
});
