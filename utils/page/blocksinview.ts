import type { PlacedArticle } from '../article/article.ts';

/** Blocks that are looked at, at most: the first of those that are asked about. */
const MOST_LOOKED_AT = 600;

/** Which of these blocks of an article (positions in `Article.blocks`) the reader has before his eyes. */
export function blocksInView({ places }: Pick<PlacedArticle, 'places'>, blocks: Iterable<number>): Set<number> {
  const inView = new Set<number>();
  for (const block of [...new Set(blocks)].slice(0, MOST_LOOKED_AT)) {
    const place = places[block];
    const height = place?.ownerDocument.defaultView?.innerHeight ?? 0;
    if (!place || height === 0) continue;
    const { top, bottom } = place.getBoundingClientRect();
    if (bottom > 0 && top < height && bottom > top) inView.add(block);
  }
  return inView;
}
