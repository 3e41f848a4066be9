import type { Article, PlacedArticle } from '../article/article.ts';
import { normalizeText } from '../article/normalize.ts';
import { findExactly, sharedContext } from '../highlight/findquote.ts';
import { mapText } from '../highlight/textmap.ts';
import type { PageMemory } from '../messaging/protocol.ts';
import { asJudged } from './chosen.ts';
import type { KnownMatch } from './knownmatch.ts';

/** A match under an address before. */
export interface EarlierMatch extends KnownMatch {
  /** Why it is not to be shown: the reader turned it down, or its essay is another by now; absent or null: it is. */
  hidden?: 'turned-down' | 'edited' | null;
}

/** What a page shows beside what its article is found to say. */
export interface Carried {
  /** Matches under the address before, of articles that still stand in the page. */
  earlier: EarlierMatch[];
  /** Matches of what was taken for the page's article before. */
  matches: KnownMatch[];
  /** Tells of what is found whether it belongs to this address. */
  isOwn(match: KnownMatch): boolean;
}

/** Finds what of an earlier reading, and of an earlier address, a page goes on showing. */
export function carryOn(
  { known, earlier, isEdited }: { known: KnownMatch[]; earlier: EarlierMatch[]; isEdited(essay: string): boolean },
  found: PlacedArticle,
  {
    document,
    window,
    standing = null,
  }: {
    document: Document;
    window: Pick<Window, 'innerHeight'>;
    /** Of a page that is too large to be searched: what is painted in it on its words, by id. */
    standing?: ReadonlySet<string> | null;
  },
): Carried {
  // What the claims of an edited essay were is not what they are. Its sentences are still of the other address.
  const isPresent = ({ essay, said }: KnownMatch) => said === true || !isEdited(essay);
  const there = standing && stillStanding([...known, ...earlier], standing, found.article);
  const stay = there ? earlier.filter((match) => there.has(match)) : ofOtherArticles(earlier, found, window);
  // Nothing is painted of these, wherever they stand: the article that has them may come into view once more.
  const turnedDown = there ? earlier.filter(({ hidden }) => hidden === 'turned-down') : [];
  const theirs = [...stay, ...turnedDown].map((match) =>
    isPresent(match) ? match : { ...match, hidden: 'edited' as const },
  );
  const others = new Set(stay.map(({ quote }) => quote.exact));
  const notAgain = new Set(turnedDown.map(nameOf));
  // What was shown before has the earlier ones in it already.
  const ids = new Set(theirs.map(({ id }) => id));
  const own = known.filter((match) => isPresent(match) && !ids.has(match.id));
  return {
    earlier: theirs,
    matches: there ? own.filter((match) => there.has(match)) : stillOnPage(own, found.article, document.body),
    isOwn: (match) => !others.has(match.quote.exact) && !notAgain.has(nameOf(match)),
  };
}

/** Names what a match says of which sentence, whatever the address. */
function nameOf({ essay, claim, quote }: KnownMatch): string {
  return JSON.stringify([essay, claim, quote.exact]);
}

/** Finds what is painted outside of the article. */
function stillStanding(
  matches: KnownMatch[],
  standing: ReadonlySet<string>,
  { sentences }: Pick<Article, 'sentences'>,
): Set<KnownMatch> {
  const inArticle = new Set(sentences.map(({ text }) => text));
  return new Set(matches.filter(({ id, quote }) => standing.has(id) && !inArticle.has(quote.exact)));
}

/**
 * Puts together what another address may leave above or below, as the reader judged it. What was turned down is among
 * it, hidden: its sentence is not to be taken for one of the new address, where nobody turned it down.
 * The address and title are those that go, for matches that have no home yet.
 */
export function asEarlier(
  { known, earlier }: { known: KnownMatch[]; earlier: EarlierMatch[] },
  memory: Pick<PageMemory, 'rejected' | 'said'>,
  { page, title }: NonNullable<KnownMatch['home']>,
): EarlierMatch[] {
  // An address may go before its text was read: then all that is known is of those before it.
  const all: EarlierMatch[] = [...new Map([...earlier, ...known].map((match) => [match.id, match])).values()];
  const rejected = new Set(memory.rejected.map(({ id }) => id));
  const turnedDown = all
    .filter(({ id }) => rejected.has(id))
    .map((match) => ({ ...match, hidden: match.hidden ?? ('turned-down' as const) }));
  return [...asJudged(all, memory), ...turnedDown].map((match) => ({ home: { page, title }, ...match }));
}

/**
 * Finds the matches of an earlier reading that the article lacks now while their sentence still stands in the page,
 * word for word: where a site appends the next article, that may be taken for the page's, and the reader scrolls back.
 * Where nothing beside it is what stood there it is another's words, as a teaser's.
 */
function stillOnPage(matches: KnownMatch[], { sentences }: Article, body: Element): KnownMatch[] {
  const inArticle = new Set(sentences.map(({ text }) => text));
  const left = matches.filter(({ quote }) => !inArticle.has(quote.exact));
  if (left.length === 0) return [];
  const { text } = mapText(body);
  return left.filter(({ quote }) => {
    const found = findExactly(text, quote);
    if (!found) return false;
    const [prefix, suffix] = [normalizeText(quote.prefix), normalizeText(quote.suffix)];
    const before = text.slice(Math.max(0, found.start - prefix.length - 1), found.start).trimEnd();
    const after = text.slice(found.end, found.end + suffix.length + 1).trimStart();
    return prefix + suffix === '' || sharedContext(before, after, { prefix, suffix }) > 0;
  });
}

/**
 * Finds the matches of an earlier address that stay under it: where a site appends articles and changes the address as
 * the reader scrolls, the new one names the article in the middle of the window, and the others keep theirs.
 */
export function ofOtherArticles<T extends KnownMatch>(
  matches: T[],
  { article, places }: PlacedArticle,
  { innerHeight }: Pick<Window, 'innerHeight'>,
): T[] {
  if (matches.length === 0) return [];
  const holders = new Set(places.map((place) => place?.closest('article')));
  const inView = [...holders].find((holder) => {
    const { top = 0, bottom = 0 } = holder?.getBoundingClientRect() ?? {};
    return top <= innerHeight / 2 && bottom > innerHeight / 2;
  });
  if (!inView || holders.size < 2) return [];
  const others = article.sentences.filter(({ block }) => !inView.contains(places[block] ?? null));
  const theirs = new Set(others.map(({ text }) => text));
  return matches.filter(({ quote }) => theirs.has(quote.exact));
}
