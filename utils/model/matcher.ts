import type { Essay } from '../essays/essay.ts';
import type { Match, SentenceInput } from '../matching/match.ts';
import { hash106 } from '../matching/hash.ts';
import type { Scorer } from '../matching/scorer.ts';
import type { ReaderVerdict } from '../matching/verdicts.ts';
import { MatchingError, nameMemoryFailure } from './errors.ts';
import type { MatchRequest } from './matchrequest.ts';
import { createResultCache } from './resultcache.ts';

/** Sentences whose matches are remembered: some forty long articles, well under 10 MB. */
const REMEMBERED_SENTENCES = 5000;

/** Keeps what was found from one worker to the next; injected: IndexedDB in the extension. */
export interface AnswerStore {
  /** Answers in the order of the keys; undefined: not known. @param using they count as used */
  find(keys: string[], using: boolean): Promise<(Match[] | undefined)[]>;
  keep(answers: [key: string, matches: Match[]][]): Promise<void>;
}

export interface MatcherParts {
  openScorer(): Promise<Scorer>;
  /** Matches without the network, see `createWordScorer`; `Match.sentence` counts within the sentences. */
  matchByWords(sentences: SentenceInput[], essay: Essay): Match[];
  /** Names the scorer without opening it, as `Scorer.version` would. */
  scorerVersion(): Promise<string>;
  /** `modified` changes with whatever else of the essay does; where it is absent the whole essay is compared. */
  loadEssay(id: string): Promise<(Essay & { modified?: string }) | undefined>;
  answers: AnswerStore;
  /** What the reader said of sentences and this essay's claims. */
  loadVerdicts(essay: string): Promise<ReaderVerdict[]>;
}

export interface Matcher {
  /**
   * Matches sentences with an essay; `Match.sentence` counts within the request.
   * @throws MatchingError
   */
  match(request: MatchRequest): Promise<Match[]>;
  /**
   * Tells how likely each sentence is to match a claim of the essay, 0-1, in the order of the request; where its answer is
   * known, 1 or 0: whether it does.
   * @throws MatchingError
   */
  foresee(request: MatchRequest): Promise<number[]>;
  /** Does a bit of what the next request may want, where the scorer is open; false: nothing is left to do. */
  readAhead(): Promise<boolean>;
}

/**
 * Makes what the worker does: follows an essay's edits, answers a sentence it has met (a reload, an agency's report on
 * another site, a page of yesterday) from memory or from what is kept, and opens the scorer for the first that is new.
 */
export function createMatcher({
  openScorer,
  matchByWords,
  scorerVersion,
  loadEssay,
  loadVerdicts,
  answers,
}: MatcherParts): Matcher {
  let opening: Promise<Scorer> | undefined;
  const remembered = createResultCache<Match[]>(REMEMBERED_SENTENCES);
  const current = new Map<string, { content: string; essay: Essay; modified: string | undefined }>();

  /** Answers the same object for as long as the content is the same: scorers keep what they derive by object. */
  async function findEssay(id: string, draft: Essay | undefined) {
    const loaded = draft ? undefined : await loadEssay(id);
    const essay = draft ?? loaded;
    if (!essay) throw new MatchingError('EssayMissingError', id);
    const known = current.get(id);
    // Every request asks, and to write out and hash 140 KB of claims and wordings takes a millisecond.
    if (known && loaded?.modified !== undefined && known.modified === loaded.modified) return known;
    const content = hash106(JSON.stringify([essay.title, essay.themes, essay.claims]));
    if (known?.content === content) {
      known.modified = loaded?.modified;
      return known;
    }
    const found = { content, essay, modified: loaded?.modified };
    current.set(id, found);
    return found;
  }

  /** The store is a convenience: where it fails (private window, full disk) the sentences are read again. */
  async function recall(keys: string[], using: boolean): Promise<void> {
    const unknown = [...new Set(keys)].filter((key) => remembered.get(key) === undefined);
    if (unknown.length === 0) return;
    const found = await answers.find(unknown, using).catch(() => []);
    for (const [i, key] of unknown.entries()) if (found[i]) remembered.set(key, found[i]);
  }

  const open = () => (opening ??= openScorer());

  /** What the answers to a request hang on. */
  async function lookUp({ essay: id, draft, sentences }: MatchRequest) {
    const [version, { content, essay }, verdicts] = await Promise.all([
      scorerVersion(),
      findEssay(id, draft),
      draft ? [] : loadVerdicts(id),
    ]);
    // What was found before a verdict is not what is found after it.
    const taught = verdicts.length > 0 ? hash106(JSON.stringify(verdicts)) : '';
    const keys = sentences.map((sentence) => answerKey([version, id, content + taught], sentence));
    return { essay, verdicts, keys };
  }

  /** The answers that are known, in the order of the keys, and the places of those that are not. */
  async function answersTo(keys: string[], { draft, keep = false }: MatchRequest) {
    if (!draft) await recall(keys, keep);
    const results = keys.map((key) => remembered.get(key));
    return { results, unknown: [...keys.keys()].filter((index) => results[index] === undefined) };
  }

  async function match(request: MatchRequest): Promise<Match[]> {
    const { draft, sentences, all = false, keep = false, byWords = false } = request;
    // At once, and nothing to keep: the network is to answer when it is back.
    if (byWords) return matchByWords(sentences, (await findEssay(request.essay, draft)).essay);
    const { essay, verdicts, keys } = await lookUp(request);
    if (all) return await (await open()).match(sentences, essay, { all, verdicts });
    const { results, unknown } = await answersTo(keys, request);
    if (unknown.length > 0) {
      const scorer = await open();
      const asked = unknown.map((index) => sentences[index]!);
      const found = await scorer.match(asked, essay, { verdicts });
      for (const [position, index] of unknown.entries()) {
        const matches = found.filter((each) => each.sentence === position);
        results[index] = matches;
        remembered.set(keys[index]!, matches);
      }
    }
    if (keep && !draft && unknown.length > 0) {
      // Nobody waits for the disk.
      answers.keep(unknown.map((index) => [keys[index]!, results[index]!])).catch((error: unknown) => {
        console.warn('Throughline could not keep what it found:', error);
      });
    }
    return results.flatMap((matches, sentence) => (matches ?? []).map((each) => ({ ...each, sentence })));
  }

  async function foresee(request: MatchRequest): Promise<number[]> {
    const { essay, keys } = await lookUp(request);
    const { results, unknown } = await answersTo(keys, request);
    const chances = results.map((matches): number => (matches && matches.length > 0 ? 1 : 0));
    if (unknown.length === 0) return chances;
    const asked = unknown.map((index) => request.sentences[index]!);
    const foreseen = await (await open()).foresee(asked, essay);
    for (const [position, index] of unknown.entries()) chances[index] = foreseen[position]!;
    return chances;
  }

  const named = (error: unknown) => {
    throw nameMemoryFailure(error);
  };
  return {
    match: (request) => match(request).catch(named),
    foresee: (request) => foresee(request).catch(named),
    readAhead: async () => (await opening)?.readAhead() ?? false,
  };
}

/** Names an answer by all that it depends on, none of which can be read from it. */
function answerKey(of: string[], { text, context }: SentenceInput): string {
  return hash106(JSON.stringify([...of, text, context]));
}
