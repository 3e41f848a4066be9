import { expect, it, vi } from 'vitest';
import type { Article, PlacedArticle } from '../article/article.ts';
import type { EssayGate } from '../matching/gate.ts';
import { assessPage } from './assess.ts';
import type { PageEdges } from './edges.ts';

function article(text: string, language: string | null = 'en'): PlacedArticle {
  const end = text.length;
  const sentences = [{ index: 0, block: 0, text, start: 0, end }];
  const blocks = [{ kind: 'paragraph' as const, start: 0, end }];
  const whole: Article = { title: '', url: 'u', byline: null, language, text, words: 9, blocks, sentences };
  return { article: whole, places: [null] };
}

/** Assesses a page for an essay on peace. */
const assess = (
  first: PlacedArticle,
  further: PlacedArticle[],
  {
    library = null,
    findEssays = async () => [],
    isPart,
  }: { library?: string | null; findEssays?: PageEdges['ask']['findEssays']; isPart?: true } = {},
) =>
  assessPage({
    document: {} as Document,
    browsing: { gateProfiles: library === null ? [{ essay: 'e' }] : [], library } as never,
    address: 'u',
    edges: {
      extractArticle: async () => ({ kind: 'article', ...first, further, ...(isPart && { isPart }) }),
      ask: { findEssays },
      scoreThemes: (_profile, { text }) => ({
        onTheme: text.includes('peace'),
        score: 1,
        themes: [{ essay: 'e', theme: 't', score: text.length / 100, words: [] }],
      }),
    },
    signal: new AbortController().signal,
  });

it('takes an appended article along where it is on the themes, and weighs each by itself', async () => {
  const appended = [article('On gardens.'), article('More on peace.'), article('Über peace.', 'de')];
  const found = await assess(article('On peace.'), appended);
  expect(found).toMatchObject({ kind: 'match', essays: ['e'], article: { text: 'On peace.\n\nMore on peace.' } });
  // The theme once, as the strongest has it.
  expect(found.kind === 'match' && found.themes).toEqual([{ essay: 'e', theme: 't', score: 0.14, words: [] }]);
});

it('goes on for the sake of an appended article, and leaves a page where none is on the themes', async () => {
  const found = await assess(article('On gardens.'), [article('On peace.')]);
  expect(found.kind === 'match' && found.article.sentences.map(({ text }) => text)).toEqual(['On peace.']);
  expect(await assess(article('On gardens.'), [article('On trams.')])).toMatchObject({ state: { kind: 'off-theme' } });
});

it('asks the background which essays of a large library an article is about, telling its words and no more', async () => {
  const theme = { essay: 'e', theme: 't', score: 0.14, words: ['peac', 'war'] };
  const onPeace: EssayGate = { essay: 'e', onTheme: true, score: 1, themes: [theme] };
  const findEssays = vi.fn(async ({ terms }: { terms: [string, number][] }) =>
    terms.some(([term]) => term === 'peac') ? [onPeace] : [],
  );
  const found = await assess(article('On peace, then peace.'), [article('On trams.')], { library: 'ed', findEssays });
  expect(findEssays.mock.calls).toEqual([[{ terms: [['peac', 2]] }], [{ terms: [['tram', 1]] }]]);
  expect(found).toMatchObject({ kind: 'match', essays: ['e'], article: { text: 'On peace, then peace.' } });
  // Said in the page's own words.
  expect(found.kind === 'match' && found.themes).toEqual([{ ...theme, words: ['peace', 'war'] }]);
  findEssays.mockResolvedValue([]);
  expect(await assess(article('On peace.'), [], { library: 'ed', findEssays })).toMatchObject({ kind: 'leave' });
});

it('calls a page too large of which only a part was read that is to be left', async () => {
  const tooLarge = { kind: 'leave', state: { kind: 'not-article', reason: 'too-large' } };
  expect(await assess(article('On gardens.'), [], { isPart: true })).toMatchObject(tooLarge);
  expect(await assess(article('Über peace.', 'de'), [], { isPart: true })).toMatchObject(tooLarge);
  expect(await assess(article('On peace.'), [], { isPart: true })).toMatchObject({ kind: 'match', isPart: true });
});
