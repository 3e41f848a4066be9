import type { PlacedArticle } from './article.ts';

/** Puts articles of one page into one, the first's title, address and language with it: `offset`s and indexes go on. */
export function joinArticles(first: PlacedArticle, further: PlacedArticle[]): PlacedArticle {
  let { text, words } = first.article;
  const [blocks, sentences, places] = [[...first.article.blocks], [...first.article.sentences], [...first.places]];
  for (const { article, places: theirs } of further) {
    text += '\n\n';
    const by = text.length;
    const [block, index] = [blocks.length, sentences.length];
    const moved = <T extends { start: number; end: number }>(span: T): T => ({
      ...span,
      start: span.start + by,
      end: span.end + by,
    });
    blocks.push(...article.blocks.map(moved));
    for (const [i, each] of article.sentences.entries())
      sentences.push({
        ...moved(each),
        block: each.block + block,
        index: each.index + index,
        ...(i === 0 && { opens: true }),
      });
    places.push(...theirs);
    text += article.text;
    words += article.words;
  }
  return { article: { ...first.article, text, words, blocks, sentences }, places };
}

/** Leaves of an article its name and its address: it stands first on its page, and is on other things. */
export function textless({ article }: PlacedArticle): PlacedArticle {
  return { article: { ...article, text: '', words: 0, blocks: [], sentences: [] }, places: [] };
}
