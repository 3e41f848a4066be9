import type { Article } from '../article/article.ts';
import type { SoughtQuote } from '../highlight/findquote.ts';
import type { Verdict } from '../matching/match.ts';
import type { MetMatch, PageMemory, RejectedMatch, SaidMatch } from '../messaging/protocol.ts';
import type { Note } from '../notes/note.ts';
import { describeUnkept, isStorageFailure } from '../storage/failure.ts';
import { asMet } from './asmet.ts';
import { isCutOff } from './cutoff.ts';
import type { PageEdges } from './edges.ts';
import { type KnownMatch, type ShownMatch, toSighted } from './knownmatch.ts';
import type { ThemeScore } from '../matching/gate.ts';

/** What is kept of one page in the extension's own storage, as far as the page knows it. */
export interface Memory {
  readonly rejected: RejectedMatch[];
  /** What the reader said of sentences, whether or not the matcher found it. */
  readonly said: SaidMatch[];
  readonly notes: Note[];
  /** What was met in the page on earlier visits and on this one; what both met is there twice. */
  readonly met: MetMatch[];
  /** Gives what was found in an article the names under which it was met before, on this visit or an earlier one. */
  asMet<T extends Nameless>(matches: readonly T[], article: Article): (T & { id: string; namedBy?: string })[];
  /** Why nothing can be kept at present, as a sentence for the reader; null: what was to be kept is. */
  readonly keepingFails: string | null;
  /** Asks for verdicts and notes. @param page its address, the key of everything kept */
  recall(page: string, signal: AbortSignal): Promise<void>;
  /**
   * Keeps what was not kept yet, and learns verdicts and notes with the first answer. A disk that is full keeps nobody
   * from reading: the page goes on, and what could not be kept is offered again, with the next matches or after a while.
   */
  record(sighting: NewSighting, signal: AbortSignal): Promise<void>;
  setVerdict(...judgement: Judgement): void;
  /** The words that a note stands on, or that were met in the page under this name; null: there are none. */
  quoteOf(id: string): SoughtQuote | null;
  /** Has verdicts and notes learnt anew with the next answer: they may have been given elsewhere. Until then these hold. */
  doubt(): void;
  /** Forgets verdicts and notes, so that they are learnt anew. */
  clear(): void;
  /** Forgets as well what was kept: another page has come. */
  forget(): void;
}

type Nameless = Pick<SaidMatch, 'essay' | 'claim' | 'quote'>;

interface NewSighting {
  article: Article;
  themes: ThemeScore[];
  matches: KnownMatch[];
}

/** A match is named by its id alone where the verdict takes it away, or is taken back. */
type Judgement = [
  match: Pick<SaidMatch, 'id'> & Partial<SaidMatch & Pick<ShownMatch, 'home'>>,
  verdict: Verdict | null,
];

const NOTHING: PageMemory = { rejected: [], said: [], notes: [], met: [] };

/**
 * Milliseconds until what could not be kept is offered again. Soon at first, since a background that was stopped in
 * between loses an answer; then ever later, since a disk stays full for a while.
 */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 5 * 60_000;
const PAUSE_GROWTH = 2;

/**
 * @param changed called when `keepingFails` has changed
 * @param isKept whether the background keeps what is said of the page's matches; else only this memory has it
 */
export function createMemory(
  ask: Pick<PageEdges['ask'], 'recallPage' | 'recordSighting'>,
  changed: () => unknown = () => {},
  isKept: () => boolean = () => true,
): Memory {
  let known = NOTHING;
  /** The background has said what it remembers of this page. */
  let learnt = false;
  /**
   * The reader's verdicts that an answer may lack: those since it was asked for, those that the background does not keep,
   * and those on matches of another address.
   */
  const own = new Map<string, Judgement>();
  const recorded = new Set<string>();
  /** Met on this visit, by id. */
  const met = new Map<string, MetMatch>();
  /** Offered and not kept. */
  const waiting = new Map<string, KnownMatch>();
  let keepingFails: string | null = null;
  /** Offers that failed since one did not; with the first, the page itself may be what was not kept. */
  let failures = 0;
  let pause = FIRST_PAUSE;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say(next: string | null): void {
    if (next === keepingFails) return;
    keepingFails = next;
    changed();
  }

  function stopOffering(): void {
    clearTimeout(timer);
    waiting.clear();
    pause = FIRST_PAUSE;
    failures = 0;
    keepingFails = null;
  }

  async function record({ article, themes, matches }: NewSighting, signal: AbortSignal): Promise<void> {
    const first = !learnt;
    const news = new Map([...waiting, ...matches.map((match) => [match.id, match] as const)]);
    for (const id of recorded) news.delete(id);
    if (news.size === 0 && !first && failures === 0) return;
    clearTimeout(timer);
    waiting.clear();
    for (const [id, match] of news) {
      recorded.add(id);
      met.set(id, toMet(match));
    }
    const sighting = { page: article.url, title: article.title, themes, matches: [...news.values()].map(toSighted) };
    const before = new Map(own);
    const memory = await ask.recordSighting(sighting).catch((error: unknown) => {
      for (const id of news.keys()) recorded.delete(id);
      if (isCutOff(error)) throw error;
      // Of a run that was overtaken: the next one offers its own.
      signal.throwIfAborted();
      for (const [id, match] of news) waiting.set(id, match);
      failures += 1;
      offerLater({ article, themes, matches: [] }, signal);
      // Any other failure may be an answer lost on its way, once.
      if (isStorageFailure(error) || failures > 1) say(describeUnkept(error));
      return null;
    });
    signal.throwIfAborted();
    // What cannot be written may be read all the same: verdicts and notes hold on a disk that is full.
    if (!memory) return first ? recall(article.url, signal).catch(() => signal.throwIfAborted()) : undefined;
    if (first) learn(memory, before);
    failures = 0;
    pause = FIRST_PAUSE;
    say(null);
  }

  async function recall(page: string, signal: AbortSignal): Promise<void> {
    const before = new Map(own);
    const memory = await ask.recallPage({ page });
    signal.throwIfAborted();
    learn(memory, before);
  }

  function offerLater(sighting: NewSighting, signal: AbortSignal): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (signal.aborted) return;
      pause = Math.min(pause * PAUSE_GROWTH, LONGEST_PAUSE);
      record(sighting, signal).catch(() => {}); // Overtaken by a new run, or cut off.
    }, pause);
  }

  /** @param before the reader's verdicts when this was asked for: an answer has them, only the first may lack some */
  function learn(memory: PageMemory, before: ReadonlyMap<string, Judgement>): void {
    if (learnt) leaveToAnswers(before);
    known = memory;
    learnt = true;
    for (const judgement of own.values()) judge(...judgement);
  }

  /** From now on answers say what became of these, which may have been judged elsewhere since. */
  function leaveToAnswers(judgements: ReadonlyMap<string, Judgement>): void {
    if (!isKept()) return;
    for (const [id, judgement] of judgements) if (!judgement[0].home && own.get(id) === judgement) own.delete(id);
  }

  function judge(...[match, verdict]: Judgement): void {
    const rejected = known.rejected.filter(({ id }) => id !== match.id);
    const said = known.said.filter(({ id }) => id !== match.id);
    if (verdict === 'not-a-match') rejected.push(toRejected(match));
    else if (verdict !== null && isWhole(match)) said.push({ ...match, relation: verdict });
    known = { ...known, rejected, said };
  }

  function unlearn(): void {
    known = NOTHING;
    learnt = false;
    stopOffering();
  }

  const allMet = (): MetMatch[] => [...known.met, ...met.values()];

  return {
    get keepingFails() {
      return keepingFails;
    },
    get rejected() {
      return known.rejected;
    },
    get said() {
      return known.said;
    },
    get notes() {
      return known.notes;
    },
    get met() {
      return allMet();
    },
    recall,
    asMet: (matches, article) => asMet(matches, allMet(), article),
    record,
    setVerdict(match, verdict) {
      own.set(match.id, [match, verdict]);
      judge(match, verdict);
    },
    quoteOf(id) {
      const target = known.notes.find((note) => note.id === id)?.target;
      if (target?.kind === 'sentence') return target.quote;
      const sentence = allMet().find((each) => each.id === id);
      return sentence ? { ...sentence, suffix: '' } : null;
    },
    doubt() {
      learnt = false;
      leaveToAnswers(own);
    },
    clear() {
      unlearn();
      leaveToAnswers(own);
    },
    forget() {
      unlearn();
      own.clear();
      recorded.clear();
      met.clear();
    },
  };
}

function toMet({ id, essay, claim, quote: { exact, prefix }, namedBy = prefix }: KnownMatch): MetMatch {
  return { id, essay, claim, exact, prefix: namedBy };
}

/** What is known by its id alone takes no place. */
function toRejected({ id, essay = '', quote, score = 0 }: Pick<SaidMatch, 'id'> & Partial<SaidMatch>): RejectedMatch {
  return { id, essay, start: quote?.start ?? -1, score };
}

function isWhole(match: Partial<SaidMatch>): match is SaidMatch {
  return match.quote !== undefined;
}
