import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldTerm } from './foldterm.ts';
import { cutSnippet, hasAllWords } from './snippet.ts';

const FILLER = 'It rained on the harbour for days. ';

/** A snippet as one text, what was looked for in brackets. */
const show = (text: string, typed: string) =>
  cutSnippet(text, typed)
    ?.map((each) => (each.sought ? `[${each.text}]` : each.text))
    .join('');

it.each([
  ['Vučić waits.', 'vucic', '[Vučić] waits.'],
  ['Vučić\n\nwaits.', 'wait', 'Vučić [waits].'],
  ['Waits, waited.', 'WAIT', '[Waits], [waited].'],
  ['Await it.', 'wait', undefined],
  ['Anything.', ' … ', undefined],
  ['', 'wait', undefined],
  ['欧州は再軍備する。', '軍備', '欧州は再[軍][備]する。'],
])('marks in %j what %j looks for', (text, typed, shown) => {
  expect(show(text, typed)).toBe(shown);
});

it('cuts a long text to the words before and behind, and says so', () => {
  const shown = show(`${FILLER.repeat(20)}Serbia arms itself. ${FILLER.repeat(20)}`, 'serbia')!;
  expect(shown).toMatch(/^….*days\. \[Serbia\] arms itself\. It rained.*…$/);
  expect(shown.length).toBeLessThan(220);
});

it('shows the passage with most of the words, not the first with one', () => {
  const text = `Serbia waits. ${FILLER.repeat(20)}Europe and Serbia talk. ${FILLER.repeat(20)}`;
  expect(show(text, 'serbia europe')).toContain('[Europe] and [Serbia] talk.');
});

it('cuts at words, wherever it cuts, and marks nothing but what was looked for', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'č', 'é', '😀', '-', ' ', '\n'), maxLength: 400 });
  fc.assert(
    fc.property(word, fc.constantFrom('a', 'ab', 'c', 'a b'), (text, typed) => {
      const snippet = cutSnippet(text, typed);
      if (snippet === null) return;
      const whole = snippet
        .map((each) => each.text)
        .join('')
        .replace(/^…|…$/g, '');
      expect(text.replace(/\s+/g, ' ')).toContain(whole.replace(/\s+/g, ' '));
      expect(whole.isWellFormed()).toBe(true);
      const sought = snippet.filter((each) => each.sought).map((each) => foldTerm(each.text));
      expect(sought.length).toBeGreaterThan(0);
      expect(sought.filter((each) => !typed.split(' ').some((one) => each.startsWith(one)))).toEqual([]);
    }),
  );
});

it('tells whether all words are in a text', () => {
  expect(hasAllWords('Vučić waits.', 'wait vuc')).toBe(true);
  expect(hasAllWords('Vučić waits.', 'wait serbia')).toBe(false);
});
