/** One sentence of an article. Offsets are UTF-16 code units into `Article.text`. */
export interface Sentence {
  /** Position in `Article.sentences`. */
  index: number;
  /** Position in `Article.blocks` of the block that holds it; a sentence never spans two blocks. */
  block: number;
  /** `Article.text.slice(start, end)`: white space collapsed, trimmed. */
  text: string;
  start: number;
  end: number;
  /** It begins an article beside the first of a page: what stands before it is of another one. */
  opens?: true;
}

/**
 * A paragraph, heading, list item, quotation, caption or table cell of the article; or a piece of a box among these in which
 * a newsletter is ordered, which has a place in the text and no sentences.
 */
export interface Block {
  kind: 'paragraph' | 'heading' | 'item' | 'quote' | 'caption' | 'cell' | 'sign-up';
  start: number;
  end: number;
}

/** What a reader would call the article of a page: its text in reading order, without the furniture. */
export interface Article {
  title: string;
  /** The page's canonical address where it names one of the same site, else its own, without fragment. */
  url: string;
  byline: string | null;
  /** BCP 47 primary subtag told from the text, checked against the page's `lang`; `und`: not English; null: cannot tell. */
  language: string | null;
  /** Block texts joined by two newlines; white space inside a block collapsed to single spaces. */
  text: string;
  words: number;
  blocks: Block[];
  sentences: Sentence[];
}

/** Why a page is left alone. */
export const NOT_ARTICLE_REASONS = [
  'no-article',
  'too-short',
  'listing',
  'application',
  'shop',
  'video',
  'too-large',
  'pdf',
  'framed',
] as const;
export type NotArticleReason = (typeof NOT_ARTICLE_REASONS)[number];

/** An article with the live elements that hold its blocks, in their order; null where none could be told. */
export interface PlacedArticle {
  article: Article;
  places: (Element | null)[];
}

export type ArticleResult =
  /** `further`: what else the page holds of whole articles, as where a site appends the next one to the one that was read. */
  /** `isPart`: the page is too large to be read whole, this is what is in view. */
  | ({ kind: 'article'; further: PlacedArticle[]; isPart?: true } & PlacedArticle)
  | { kind: 'not-article'; reason: NotArticleReason };
