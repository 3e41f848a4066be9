import type { Article } from '../article/article.ts';
import { matchId } from '../matching/matchid.ts';
import type { MetMatch, SightedMatch } from '../messaging/protocol.ts';
import { quoteOf } from './knownmatch.ts';

/** What a match is named by. */
type Nameless = Pick<SightedMatch, 'essay' | 'claim' | 'quote'>;

/**
 * Gives matches the names under which they were met before. A match is named by its sentence and the words in front of
 * that, and those change: a byline, an advertisement, a live blog's next entry. What the reader said of it, and where the
 * panel lists it, hangs on the name. A sentence that stands there several times keeps the names that are its own.
 * @param met as often as it was: on an earlier visit, and again on this one
 */
export function asMet<T extends Nameless>(
  matches: readonly T[],
  met: readonly MetMatch[],
  article: Article,
): (T & { id: string; namedBy?: string })[] {
  const before = Map.groupBy(new Map(met.map((each) => [each.id, each])).values(), keyOf);
  return matches.map((match) => {
    const { essay, claim, quote } = match;
    const idOf = ({ prefix }: { prefix: string }) =>
      matchId({ page: article.url, essay, claim, quote: { exact: quote.exact, prefix } });
    const id = idOf(quote);
    const known = before.get(keyOf({ essay, claim, exact: quote.exact })) ?? [];
    if (known.length === 0 || known.some((each) => each.id === id)) return { ...match, id };
    const twins = article.sentences.filter(({ text }) => text === quote.exact);
    const names = new Map(twins.map((twin) => [twin.start, idOf(quoteOf(article, twin))]));
    const own = new Set([...names.values(), id]);
    const free = known.filter((each) => !own.has(each.id));
    const unnamed = twins.filter(({ start }) => !known.some((each) => each.id === names.get(start)));
    const former =
      free[
        Math.max(
          0,
          unnamed.findIndex(({ start }) => start === quote.start),
        )
      ];
    return former ? { ...match, id: former.id, namedBy: former.prefix } : { ...match, id };
  });
}

function keyOf({ essay, claim, exact }: Pick<MetMatch, 'essay' | 'claim' | 'exact'>): string {
  return JSON.stringify([essay, claim, exact]);
}
