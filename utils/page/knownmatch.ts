import type { Article, Sentence } from '../article/article.ts';
import type { Match } from '../matching/match.ts';
import { matchId } from '../matching/matchid.ts';
import type { SightedMatch } from '../messaging/protocol.ts';
import type { Quote } from '../notes/note.ts';
import { prefixOf, suffixOf } from '../notes/quotecontext.ts';

/** A match as the page shows it, with the id under which it is kept. */
export interface ShownMatch extends SightedMatch {
  id: string;
  /** The words before its sentence when it was first met, by which it is named; absent: those of its quote. */
  namedBy?: string;
  /** The reader said so: it stands whatever the matcher thinks of it. */
  said?: true;
  /** The page that it was met on, where another address has come since and its article still stands in the page. */
  home?: { page: string; title: string };
}

/** What the matcher found, with its place in the article. */
export interface KnownMatch extends ShownMatch {
  /** Index into `Article.sentences`. */
  sentence: number;
  /** Its words alone say so, for the network did not answer: a guess, to be replaced by what that says. */
  byWords?: true;
  /** It is not kept: a guess, or the page's address names another article of it, or may be about to show another. */
  unkept?: true;
}

/** Makes the selector of a stretch of text, such as a sentence of an article. */
export function quoteOf({ text }: Pick<Article, 'text'>, { start, end }: Pick<Sentence, 'start' | 'end'>): Quote {
  return {
    exact: text.slice(start, end),
    prefix: prefixOf(text.slice(0, start)),
    suffix: suffixOf(text.slice(end)),
    start,
    end,
  };
}

/** Gives a match its place and name; null where the matcher spoke of a sentence that the article lacks. */
export function toKnownMatch(article: Article, match: Match): KnownMatch | null {
  const sentence = article.sentences[match.sentence];
  if (!sentence) return null;
  const { essay, claim, relation, score, why } = match;
  const quote = quoteOf(article, sentence);
  const id = matchId({ page: article.url, essay, claim, quote });
  return { id, sentence: sentence.index, essay, claim, relation, score, quote, why };
}

/** Takes away what only the page knows; what is left has the match's name. */
export function toSighted({
  essay,
  claim,
  relation,
  score,
  quote,
  why,
  namedBy,
}: SightedMatch & Pick<ShownMatch, 'namedBy'>): SightedMatch {
  return { essay, claim, relation, score, quote: namedBy === undefined ? quote : { ...quote, prefix: namedBy }, why };
}
