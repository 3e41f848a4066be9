import { expect, it } from 'vitest';
import { createProspects } from './prospects.ts';

const claims = [
  {
    id: 'reefs',
    theme: 't',
    text: 'Trawlers drag their nets across coral reefs until the reefs die.',
    wordings: [
      { relation: 'same' as const, text: 'Bottom fishing is the ruin of the seabed.' },
      { relation: 'dispute' as const, text: 'Gardeners water their tulips in April.' },
    ],
  },
  { id: 'quota', theme: 't', text: 'The quota for herring must be halved.' },
];
const prospects = createProspects({ claims }, () => 1);

it('puts what says a claim, or a wording of it, before what shares a word, and that before all else', () => {
  const order = [
    'Trawlers drag their nets across coral reefs until those die.',
    'Bottom fishing ruins our seabed off Norway.',
    'The herring swam away this morning already.',
    'Gardeners water their tulips in April.',
  ];
  expect(order.toReversed().toSorted((a, b) => prospects(b) - prospects(a))).toEqual(order);
});

it('answers for a sentence without words, and an essay without claims', () => {
  expect(prospects('')).toBe(0);
  expect(createProspects({ claims: [] }, () => 1)('Trawlers drag nets.')).toBeGreaterThan(0);
});
