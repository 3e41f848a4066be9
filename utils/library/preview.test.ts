import { describe, expect, it, vi } from 'vitest';
import type { Essay } from '../essays/essay.ts';
import type { Match, SentenceInput } from '../matching/match.ts';
import { pastedText, previewEssay, type Preview } from './preview.ts';

const ESSAY: Essay = {
  id: 'reefs',
  title: 'Leave the reefs alone',
  author: '',
  themes: [{ id: 't', label: 'Reefs and trawlers' }],
  claims: [{ id: 'c', theme: 't', text: 'Trawlers drag their nets across coral reefs until the reefs die.' }],
};

const ask = vi.fn(async ({ sentences }: { sentences: SentenceInput[] }) =>
  sentences.flatMap(({ text }, sentence): Match[] =>
    text.includes('reefs')
      ? [{ essay: 'draft.reefs', claim: 'c', sentence, relation: 'agrees', score: 1, why: { sentence: [], claim: [] } }]
      : [],
  ),
);

async function preview(text: string): Promise<Preview[]> {
  const seen: Preview[] = [];
  await previewEssay({
    essay: ESSAY,
    text: pastedText(text),
    ask,
    signal: new AbortController().signal,
    onProgress: (each) => void seen.push(each),
  });
  return seen;
}

describe('previewEssay', () => {
  it('asks in the batches of a page and places what comes back among all sentences', async () => {
    const filler = 'The ministry of the bay said nothing at all about the matter today. '.repeat(9);
    const seen = await preview(
      `Nets in the bay\n${filler}\nThe reefs of the bay are dying under the nets of trawlers.`,
    );
    const steps = ['0/10', '1/10', '2/10', '4/10', '6/10', '8/10', '10/10'];
    expect(seen.map(({ done, total }) => `${done}/${total}`)).toEqual(steps);
    const { matches, sentences } = seen.at(-1)!;
    expect(matches.map(({ sentence }) => sentences[sentence])).toEqual([
      'The reefs of the bay are dying under the nets of trawlers.',
    ]);
    // What is most likely to match is read first, wherever it stands.
    expect(seen.map(({ matches: each }) => each.length)).toEqual([0, ...steps.slice(1).map(() => 1)]);
  });

  it('says whether the page would be read at all', async () => {
    const reefs = 'Trawlers drag nets across coral reefs, and the reefs die. '.repeat(10);
    expect((await preview(reefs))[0]?.onTheme).toBe(true);
    expect((await preview('The parliament voted on the budget of the railways. '.repeat(10)))[0]?.onTheme).toBe(false);
  });
});
