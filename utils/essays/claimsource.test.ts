import { expect, it } from 'vitest';
import { readClaimSources } from './claimsource.ts';

it('shows a claim’s own sentence and the one that it leans on', () => {
  const text = 'Reefs die.\n\nThe fleets know it. This is why they hurry.';
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const claim = { theme: 't', text: 'x' };
  const sources = readClaimSources({
    text,
    claims: [
      { ...claim, id: 'first', source: at('Reefs die.') },
      { ...claim, id: 'leans', source: at('This is why they hurry.') },
      { ...claim, id: 'beyond', source: { start: 0, end: 9_000 } },
      { ...claim, id: 'own' },
    ],
  });
  expect(Object.fromEntries(sources)).toEqual({
    first: { sentence: 'Reefs die.', before: null },
    leans: { sentence: 'This is why they hurry.', before: 'The fleets know it.' },
  });
});
