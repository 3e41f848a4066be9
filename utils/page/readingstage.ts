import type { Article } from '../article/article.ts';

export const COUNT = 12;

/** An article of sentences that are all asked about, each a paragraph of its own. */
export function articleOf(count: number): Article {
  const texts = Array.from({ length: count }, (_, i) => `The alliance has to arm itself by the year ${2030 + i}.`);
  const text = texts.join('\n\n');
  const spans = texts.map((each) => ({ start: text.indexOf(each), end: text.indexOf(each) + each.length }));
  return {
    title: 'Story',
    url: 'https://news.test/story',
    byline: null,
    language: 'en',
    text,
    words: count * 10,
    blocks: spans.map((span) => ({ kind: 'paragraph' as const, ...span })),
    sentences: spans.map((span, index) => ({ index, block: index, text: texts[index]!, ...span })),
  };
}
