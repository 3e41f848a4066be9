import type { NotArticleReason } from '../article/article.ts';
import { extractArticleInTurns } from '../article/extract.ts';
import { type Publication, readPublication } from '../article/publication.ts';

/** An article as its page hands it over when the reader asks for it: its blocks as text, and its own word on itself. */
export interface PageText {
  title: string;
  /** Canonical address. */
  url: string;
  byline: string | null;
  /** BCP 47 primary subtag; null: cannot tell. */
  language: string | null;
  publication: Publication;
  blocks: { kind: string; text: string }[];
}

export type PageTextAnswer =
  | { kind: 'text'; text: PageText }
  | { kind: 'refused'; reason: NotArticleReason | 'unread-site' };

/** Reads the article of a page at the reader's request, whatever the themes. */
export async function readPageText(
  document: Document,
  options: { canonical?: string; url?: string; signal?: AbortSignal } = {},
): Promise<PageTextAnswer> {
  const result = await extractArticleInTurns(document, options);
  if (result.kind === 'not-article') return { kind: 'refused', reason: result.reason };
  const { title, url, byline, language, text, blocks } = result.article;
  return {
    kind: 'text',
    text: {
      title,
      url,
      byline,
      language,
      publication: readPublication(document),
      blocks: blocks.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) })),
    },
  };
}
