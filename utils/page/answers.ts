import type { Match } from '../matching/match.ts';
import type { BrowsingState } from '../storage/browsingstate.ts';
import { createResultCache, type ResultCache } from '../model/resultcache.ts';

/** Sentences whose answers are remembered, times essays: some forty long articles that one tab went through. */
const REMEMBERED = 5000;

/**
 * What the matcher said of sentences already asked about, by essay and sentence: when a page grows or rewrites itself,
 * or goes to another article and back, only what is new goes to the matcher.
 */
export interface Answers extends ResultCache<Match[]> {
  /** What the words alone said where the network did not answer: shown until it does, and not kept on the disk. */
  readonly rough: ResultCache<Match[]>;
  /** Settles, without a word of how, when what is being asked has been answered: it needs no asking again. */
  underWay: Promise<unknown>;
  /** Why the network did not answer, as a sentence for the reader, and when (milliseconds since 1970); null: it did. */
  failure: { sentence: string; at: number } | null;
}

export function createAnswers(): Answers {
  const rough = createResultCache<Match[]>(REMEMBERED);
  return { ...createResultCache<Match[]>(REMEMBERED), rough, underWay: Promise.resolve(), failure: null };
}

export interface EssayAnswers {
  readonly present: Answers;
  /**
   * Forgets all where the essays are others now: what was said of an essay's earlier claims says nothing of its present
   * ones. Tells of which essays that holds; of a large library, of those whose looks are known.
   */
  follow(essays: Pick<BrowsingState, 'gateProfiles' | 'library' | 'essayLooks'>): (essay: string) => boolean;
  /** Forgets all: the reader has changed what was said. */
  forget(): void;
  /** What is being asked may never be answered: nobody is to wait for it. */
  giveUp(): void;
}

/** Remembers what was said of the essays as they are. */
export function createEssayAnswers(): EssayAnswers {
  let present = createAnswers();
  let answeredFor = '';
  /** Of each essay that was ever looked for. */
  const editions = new Map<string, string | undefined>();
  return {
    get present() {
      return present;
    },
    follow({ gateProfiles, library, essayLooks }) {
      const profiles = JSON.stringify([gateProfiles, library]);
      if (profiles !== answeredFor) present = createAnswers();
      answeredFor = profiles;
      const edited = new Set<string>();
      const told =
        library === null
          ? gateProfiles.map(({ essay, edition }) => [essay, edition] as const)
          : essayLooks.map(({ id, edition }) => [id, edition] as const);
      for (const [essay, edition] of told) {
        if (editions.has(essay) && editions.get(essay) !== edition) edited.add(essay);
        editions.set(essay, edition);
      }
      return (essay) => edited.has(essay);
    },
    forget: () => void (present = createAnswers()),
    giveUp: () => void (present.underWay = Promise.resolve()),
  };
}
