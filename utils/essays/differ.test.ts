import { expect, it } from 'vitest';
import { listDifferences } from './differ.ts';

const essay = (title: string, ...claims: string[]) => ({
  id: 'e',
  title,
  author: 'A',
  themes: [{ id: 't', label: 'T' }],
  claims: claims.map((text, i) => ({ id: `c${i}`, theme: 't', text })),
});

it('lists what was reworded, added and taken out, and nothing that is the same', () => {
  expect(listDifferences(essay('T', 'Same.', 'Reefs die.'), essay('U', 'Same.', 'Reefs live.', 'New.'))).toEqual([
    { here: 'T', there: 'U' },
    { here: 'Reefs die.', there: 'Reefs live.' },
    { here: null, there: 'New.' },
  ]);
  expect(listDifferences(essay('T', 'Same.'), essay('T', 'Same.'))).toEqual([]);
});

it('keeps a claim and its wordings apart where one turns the direction of writing', () => {
  const here = essay('T', 'Reefs die.');
  const claims = [{ ...here.claims[0]!, wordings: [{ relation: 'same' as const, text: '\u202eCoral goes.' }] }];
  expect(listDifferences({ ...here, claims }, here)).toEqual([
    { here: '\u2068Reefs die.\u2069 / \u2068Coral goes.\u2069', there: 'Reefs die.' },
  ]);
});
