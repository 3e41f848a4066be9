import type { Article } from '../article/article.ts';
import type { PageMemory } from '../messaging/protocol.ts';
import type { Note, Quote } from '../notes/note.ts';
import { isCutOff } from './cutoff.ts';
import type { PageEdges } from './edges.ts';
import { type KnownMatch, toSighted } from './knownmatch.ts';
import type { ThemeScore } from './state.ts';

/** What is kept of one page in the extension's own storage, as far as the page knows it. */
export interface Memory {
  /** Ids of matches that the reader turned down. */
  readonly rejected: ReadonlySet<string>;
  readonly notes: Note[];
  /** Asks for verdicts and notes. @param page its address, the key of everything kept */
  recall(page: string, signal: AbortSignal): Promise<void>;
  /**
   * Keeps what was not kept yet, and learns verdicts and notes with the first answer. A disk that is full keeps nobody
   * from reading: the page goes on, and what could not be kept is offered again.
   */
  record(sighting: NewSighting, signal: AbortSignal): Promise<void>;
  setVerdict(match: string, verdict: 'not-a-match' | null): void;
  /** The words that a note stands on; null where there is no such note or it stands on no sentence. */
  quoteOfNote(id: string): Quote | null;
  /** Forgets verdicts and notes, so that they are learnt anew. */
  clear(): void;
  /** Forgets as well what was kept: another page has come. */
  forget(): void;
}

interface NewSighting {
  article: Article;
  themes: ThemeScore[];
  matches: KnownMatch[];
}

const NOTHING: PageMemory = { rejected: [], notes: [] };

export function createMemory(ask: Pick<PageEdges['ask'], 'recallPage' | 'recordSighting'>): Memory {
  /** Null until the background has said what it remembers of this page. */
  let known: PageMemory | null = null;
  const recorded = new Set<string>();

  return {
    get rejected() {
      return new Set(known?.rejected);
    },
    get notes() {
      return known?.notes ?? [];
    },
    async recall(page, signal) {
      const memory = await ask.recallPage({ page });
      signal.throwIfAborted();
      known = memory;
    },
    async record({ article: { url, title }, themes, matches }, signal) {
      const first = known === null;
      const news = matches.filter(({ id }) => !recorded.has(id));
      if (news.length === 0 && !first) return;
      for (const { id } of news) recorded.add(id);
      const memory = await ask
        .recordSighting({ page: url, title, themes, matches: news.map(toSighted) })
        .catch((error: unknown) => {
          // Not kept: offered again when the page is next read.
          for (const { id } of news) recorded.delete(id);
          if (isCutOff(error)) throw error;
          return null;
        });
      signal.throwIfAborted();
      if (first) known = memory ?? NOTHING;
    },
    setVerdict(match, verdict) {
      const memory = known ?? NOTHING;
      const others = memory.rejected.filter((id) => id !== match);
      known = { ...memory, rejected: verdict ? [...others, match] : others };
    },
    quoteOfNote(id) {
      const target = known?.notes.find((note) => note.id === id)?.target;
      return target?.kind === 'sentence' ? target.quote : null;
    },
    clear() {
      known = null;
    },
    forget() {
      known = null;
      recorded.clear();
    },
  };
}
