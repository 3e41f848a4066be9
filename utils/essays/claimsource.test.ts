import { expect, it } from 'vitest';
import { listLeftOut, readClaimSources } from './claimsource.ts';
import { splitEssay } from './essaysentences.ts';

it('shows a claim’s own sentence and the one that it leans on', () => {
  const text = 'Reefs die.\n\nThe fleets know it. This is why they hurry.';
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const claim = { theme: 't', text: 'x' };
  const claims = [
    { ...claim, id: 'first', source: at('Reefs die.') },
    { ...claim, id: 'leans', source: at('This is why they hurry.') },
    { ...claim, id: 'beyond', source: { start: 0, end: 9_000 } },
    { ...claim, id: 'own' },
  ];
  const sources = readClaimSources({ text, claims }, splitEssay(text, 0));
  expect(Object.fromEntries(sources)).toEqual({
    first: { sentence: 'Reefs die.', before: null },
    leans: { sentence: 'This is why they hurry.', before: 'The fleets know it.' },
  });
});

it('lists the sentences that no claim was made of, with the theme of the claim before', () => {
  const text =
    'The title\nBy Ann Writer\n\nThe boats came back again. Reefs die under the nets. Short one.\n\nTokyo must act this year.';
  const start = text.indexOf('Reefs');
  const claims = [{ id: 'c', theme: 't2', text: 'x', source: { start, end: start + 26 } }];
  const themes = ['t1', 't2'].map((id) => ({ id, label: id }));
  const leftOut = listLeftOut({ text, claims, themes }, splitEssay(text, 0));
  expect(leftOut.map((each) => `${each.theme} ${each.text}`)).toEqual([
    't2 The boats came back again.',
    't2 Tokyo must act this year.',
  ]);
});
