import type { PlacedArticle } from '../article/article.ts';
import type { ThemeScore } from '../matching/gate.ts';
import type { KnownMatch } from './knownmatch.ts';
import type { Memory } from './memory.ts';
import { createNaming } from './naming.ts';

interface Kept {
  found: PlacedArticle & { themes: ThemeScore[]; isPart?: boolean };
  /** Tells whether a match is of this address, and not of one before. */
  isOwn(match: KnownMatch): boolean;
  /** Ends with the reading. */
  alive: AbortSignal;
}

/** Keeps what is found in one reading of a page. */
export interface Keeping {
  /** Done when it is known what the reader turned down. Fails when the reading is overtaken. */
  remembered: Promise<void>;
  /**
   * Keeps of all that was found so far what is to be kept.
   * @returns what the page is to show of it: the rest is shown too, as unkept
   */
  keep(matches: KnownMatch[]): KnownMatch[];
}

export interface Keeper {
  begin(reading: Kept): Keeping;
  /** Another address has come. */
  moved(): void;
  /** The page is left alone: nothing the reader does has it read. */
  left(): void;
}

interface Parts {
  window: Window;
  memory: Pick<Memory, 'record' | 'recall' | 'asMet'>;
  /** Has the page read again. */
  again(): void;
  signal: AbortSignal;
}

/** What a reader does who goes on reading; a click may be on the way to another page. */
const READING_ON = ['wheel', 'touchmove', 'keydown'];

/**
 * Makes what keeps a page's matches: under an address only those of the article that it names, and none of a text that the
 * address before had, before the reader goes on with it: a slow site shows the old one for a while.
 */
export function createKeeper({ window, memory, again, signal }: Parts): Keeper {
  const naming = createNaming(window);
  let waitsForReader = false;
  const readOn = ({ isTrusted }: Event): void => {
    // A site may scroll by itself.
    if (!isTrusted || !waitsForReader) return;
    waitsForReader = false;
    naming.believe();
    again();
  };
  for (const event of READING_ON) window.addEventListener(event, readOn, { signal, passive: true, capture: true });

  return {
    begin({ found, isOwn, alive }) {
      const { article, themes } = found;
      const { names, isStale } = naming.read(found);
      waitsForReader = isStale;
      // A guess in the place of what the network said would be told as its word, on all visits to come.
      const isKept = ({ sentence, byWords }: KnownMatch) => !byWords && !isStale && names(sentence);
      const record = (matches: KnownMatch[]) => memory.record({ article, themes, matches }, alive);
      const isAnyKept = !isStale && article.sentences.some(({ index }) => names(index));
      const remembered = isAnyKept ? record([]) : memory.recall(article.url, alive);
      remembered.catch(() => {}); // Told to those who wait for it.
      return {
        remembered,
        keep(matches) {
          const own = memory.asMet(matches.filter(isOwn), article);
          if (isAnyKept) void record(own.filter(isKept)).catch(() => {}); // Offered again, or overtaken.
          return own.map((match) => (isKept(match) ? match : { ...match, unkept: true as const }));
        },
      };
    },
    moved() {
      waitsForReader = false;
      naming.moved();
    },
    left() {
      waitsForReader = false;
    },
  };
}
