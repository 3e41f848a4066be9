import { expect, it } from 'vitest';
import { matchAsked, toAskedSentences } from './articlesentences.ts';
import type { Match } from './match.ts';

const SAYS = 'Europe can no longer count on American protection.';
const ALSO = 'It must therefore, they say, arm itself as fast as it can.';
const LAST = 'Nobody else will do so for it this time.';
const article = {
  blocks: ['heading', 'paragraph', 'caption', 'cell', 'item', 'quote'].map((kind) => ({ kind })),
  sentences: [
    { block: 0, text: SAYS },
    { block: 1, text: 'Why would that be so?' },
    { block: 1, text: SAYS },
    { block: 1, text: ALSO },
    { block: 2, text: SAYS },
    { block: 3, text: SAYS },
    { block: 4, text: LAST },
    { block: 5, text: '“… arm itself as fast as it can”' },
  ],
};

it('asks about prose and lists, each sentence with the one before it, and not about what is said again', () => {
  expect(toAskedSentences(article)).toEqual([
    { index: 2, input: { text: SAYS, context: 'Why would that be so?' } },
    { index: 3, input: { text: ALSO, context: SAYS } },
    { index: 6, input: { text: LAST, context: SAYS } },
  ]);
});

it('counts matches by the whole article', async () => {
  const answer = [0, 2].map((sentence) => ({ sentence }) as Match);
  expect(await matchAsked(article, async () => answer)).toEqual([{ sentence: 2 }, { sentence: 6 }]);
});

it('leaves paragraphs in other languages alone', () => {
  const german =
    'Europa muss sich nun selbst um seine Sicherheit kümmern, weil die Partner das nicht mehr für uns tun.';
  const mixed = {
    blocks: [{ kind: 'paragraph' }, { kind: 'paragraph' }],
    sentences: [
      { block: 0, text: SAYS },
      { block: 1, text: german },
    ],
  };
  expect(toAskedSentences(mixed).map(({ index }) => index)).toEqual([0]);
});
