import type { PlacedArticle } from '../article/article.ts';

/** Blocks that are looked at: a page's first screens; a longer one is read from its top, or scrolled to a place by its reader. */
const MOST_LOOKED_AT = 600;

/** Which of an article's blocks the reader has before his eyes: their positions in `Article.blocks`. */
export function blocksInView({ places }: Pick<PlacedArticle, 'places'>): Set<number> {
  const inView = new Set<number>();
  for (const [block, place] of places.slice(0, MOST_LOOKED_AT).entries()) {
    const height = place?.ownerDocument.defaultView?.innerHeight ?? 0;
    if (!place || height === 0) continue;
    const { top, bottom } = place.getBoundingClientRect();
    if (bottom > 0 && top < height && bottom > top) inView.add(block);
  }
  return inView;
}
