import type { Essay } from '../essays/essay.ts';
import type { Match, SentenceInput } from '../matching/match.ts';
import { cyrb53 } from '../matching/matchid.ts';
import type { Scorer } from '../matching/scorer.ts';
import { MatchingError, nameMemoryFailure } from './errors.ts';
import type { MatchRequest } from './matchrequest.ts';
import { createResultCache } from './resultcache.ts';

/** Sentences whose matches are remembered: some forty long articles, well under 10 MB. */
const REMEMBERED_SENTENCES = 5000;

export interface MatcherParts {
  openScorer(): Promise<Scorer>;
  loadEssay(id: string): Promise<Essay | undefined>;
}

export interface Matcher {
  /**
   * Matches sentences with an essay; `Match.sentence` counts within the request.
   * @throws MatchingError
   */
  match(request: MatchRequest): Promise<Match[]>;
}

/**
 * Makes what the worker does: opens the scorer at the first request, follows an essay's edits, and answers a
 * sentence it has met (a reload, an agency's report on another site) from memory.
 */
export function createMatcher({ openScorer, loadEssay }: MatcherParts): Matcher {
  let opening: Promise<Scorer> | undefined;
  const remembered = createResultCache<Match[]>(REMEMBERED_SENTENCES);
  const current = new Map<string, { content: string; essay: Essay }>();

  /** Answers the same object for as long as the content is the same: scorers keep what they derive by object. */
  async function findEssay(id: string, draft: Essay | undefined) {
    const essay = draft ?? (await loadEssay(id));
    if (!essay) throw new MatchingError('EssayMissingError', id);
    const content = hash(JSON.stringify([essay.title, essay.themes, essay.claims]));
    const known = current.get(id);
    if (known?.content === content) return known;
    const found = { content, essay };
    current.set(id, found);
    return found;
  }

  async function match({ essay: id, draft, sentences }: MatchRequest): Promise<Match[]> {
    opening ??= openScorer();
    const [scorer, { content, essay }] = await Promise.all([opening, findEssay(id, draft)]);
    const keys = sentences.map((sentence) => resultKey(id, content, sentence));
    const results = keys.map((key) => remembered.get(key));
    const unknown = [...keys.keys()].filter((index) => results[index] === undefined);
    const found =
      unknown.length > 0
        ? await scorer.match(
            unknown.map((index) => sentences[index]!),
            essay,
          )
        : [];
    for (const [position, index] of unknown.entries()) {
      const matches = found.filter((match) => match.sentence === position);
      results[index] = matches;
      remembered.set(keys[index]!, matches);
    }
    return results.flatMap((matches, sentence) => (matches ?? []).map((match) => ({ ...match, sentence })));
  }

  return {
    match: (request) =>
      match(request).catch((error: unknown) => {
        throw nameMemoryFailure(error);
      }),
  };
}

function resultKey(essay: string, content: string, { text, context }: SentenceInput): string {
  return [essay, content, hash(text), hash(context)].join('|');
}

function hash(text: string): string {
  return cyrb53(text, 0).toString(36) + cyrb53(text, 1).toString(36);
}
