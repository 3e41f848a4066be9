import { expect, it } from 'vitest';
import { editEssay, type EssayEdit } from './edit.ts';
import type { Essay } from './essay.ts';
import { whyRefused } from './refusal.ts';

const essay = (count: number, length = 20): Essay => ({
  id: 'reefs',
  title: 'Reefs',
  author: 'A',
  themes: [{ id: 't', label: 'T' }],
  claims: Array.from({ length: count }, (_, i) => ({ id: `c${i}`, theme: 't', text: `${i} `.padEnd(length, 'x') })),
});
const said = { ...essay(2), claims: [{ id: 'c0', theme: 't', text: 'Reefs die.' }] };
const say: EssayEdit = { kind: 'say', claim: 'c0', wording: { relation: 'same', text: 'Reefs die. ' } };

it.each<[string, Essay, EssayEdit, string]>([
  ['a claim too many', essay(200), { kind: 'add', id: 'n', theme: 't', text: 'New.' }, '200 claims'],
  ['a split too many', essay(200), { kind: 'split', claim: 'c1', at: 5, id: 'n' }, '200 claims'],
  ['a split at an end', essay(2), { kind: 'split', claim: 'c1', at: 0, id: 'n' }, 'split there'],
  ['too long a sentence', essay(2), { kind: 'add', id: 'n', theme: 't', text: 'x'.repeat(1001) }, '1,000 characters'],
  ['too long a join', essay(2, 600), { kind: 'merge', claim: 'c1', into: 'c0', keep: false }, 'Joined'],
  ['a wording that is there', said, say, 'already'],
])('says why %s was refused', (_, before, step, words) => {
  expect(editEssay(before, step)).toBe(before);
  expect(whyRefused(before, step)).toContain(words);
});
