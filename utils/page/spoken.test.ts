import { expect, it } from 'vitest';
import type { Mark } from './marks.ts';
import { spokenOf } from './spoken.ts';

const mark = (exact: string, ...matches: [essay: string, relation: 'agrees' | 'disputes'][]) =>
  ({
    subject: { quote: { exact }, matches: matches.map(([essay, relation]) => ({ essay, claim: 'c', relation })) },
  }) as unknown as Mark;
const describe = async ({ essay }: { essay: string }) => ({ essayTitle: essay.toUpperCase() }) as never;

it('names no essay where there is one, and the note where there is none', async () => {
  const list = [mark('One.', ['a', 'agrees']), mark('Two.')];
  expect(await spokenOf(list[0]!, list, describe)).toBe(
    'Highlight 1 of 2. Agrees with a claim: One. Press Tab for details.',
  );
  expect(await spokenOf(list[1]!, list, describe)).toBe('Highlight 2 of 2. Your note: Two. Press Tab for details.');
});

it('names each essay once and how the sentence stands to it where the page has several', async () => {
  const list = [mark('One.', ['a', 'agrees'], ['b', 'disputes'], ['a', 'agrees']), mark('Two.', ['b', 'agrees'])];
  expect(await spokenOf(list[0]!, list, describe)).toBe(
    'Highlight 1 of 2. Agrees with a claim of “A” and disputes a claim of “B”: One. Press Tab for details.',
  );
  const gone = () => Promise.reject(new Error('Extension context invalidated.'));
  expect(await spokenOf(list[1]!, list, gone)).toBe(
    'Highlight 2 of 2. Agrees with a claim: Two. Press Tab for details.',
  );
});
