import { createPainter, highlightsOf, NO_HIGHLIGHTS, type Painter } from '../highlight/paint.ts';
import type { Verdict } from '../matching/match.ts';
import { MOST_RANKED } from '../matching/prospects.ts';
import { describeMatchingError } from '../model/errors.ts';
import { isNoted } from '../storage/notedpagekey.ts';
import { createEssayAnswers } from './answers.ts';
import { assessPage } from './assess.ts';
import type { MountCard } from './card.ts';
import { createCardActions } from './cardactions.ts';
import { isCutOff } from './cutoff.ts';
import { describePage } from './describepage.ts';
import type { PageEdges } from './edges.ts';
import { followPage } from './followpage.ts';
import { goneFromPage } from './gonefrompage.ts';
import { hearReturn } from './hearreturn.ts';
import { whenFree } from './idle.ts';
import { nothing } from './known.ts';
import { locate } from './locate.ts';
import { createMemory } from './memory.ts';
import type { PageSession, SessionGround } from './pagesession.ts';
import { readPageText } from './pagetext.ts';
import { judge } from './judging.ts';
import { createKeeper } from './keeper.ts';
import { matchArticle, type Progress } from './reading.ts';
import { createRuns } from './runs.ts';
import { createScenery } from './scenery.ts';
import { createBrowsing } from './shownstate.ts';
import { selectedQuote, sentenceBefore } from './selectedquote.ts';
import { AT_ONCE, type PageReport, type PageState } from './state.ts';
import { areKept } from './unkept.ts';
import { whenSeen } from './whenseen.ts';
import { asEarlier, carryOn, type EarlierMatch } from './stillonpage.ts';

interface StartPageSession extends SessionGround {
  edges: PageEdges;
  mountCard: MountCard;
  painter?: Painter;
}

/** Follows one page for as long as it is there: reads, matches, paints, reports. The lookout says when. */
export function startPageSession({
  document,
  window,
  signal,
  address,
  watch,
  state,
  tell,
  edges,
  mountCard,
  painter = createPainter(highlightsOf(window)),
}: StartPageSession): PageSession {
  let known = nothing();
  const scenery = createScenery({ document, window, painter, mountCard, ask: edges.ask, actions: () => actions });
  /** Matches under addresses before, while the articles that had them may still stand above or below. */
  let earlier: EarlierMatch[] = [];
  const shown = () => [...known.matches, ...earlier, ...memory.said].map(({ essay }) => essay);
  const browsing = createBrowsing(edges, shown);
  const answers = createEssayAnswers();
  const keeping = () => ({
    isPrivate: edges.isPrivate,
    keepSightings: browsing.present?.settings.keepSightings ?? null,
  });
  const changed = () => signal.aborted || tell(describe());
  const memory = createMemory(edges.ask, changed, () => areKept(keeping()));
  const find = (id: string) => [...known.matches, ...memory.said, ...earlier].find((one) => one.id === id);
  const runs = createRuns(signal);
  const again = () => start(isNoted(browsing.present?.notedPages ?? [], describe().page));
  const keeper = createKeeper({ window, memory, again, signal });

  const describe = (): PageReport =>
    describePage({
      state,
      known,
      presence: scenery.presence,
      memory,
      keeping: keeping(),
      address: address(),
      title: document.title,
    });
  const enter = (next: PageState): void => {
    state = next;
    if (!signal.aborted) tell(describe());
  };

  async function show(alive: AbortSignal): Promise<void> {
    // What the reader said is known after the rest.
    await browsing.learnLooks();
    alive.throwIfAborted();
    await scenery.show(known, memory, browsing.present, alive);
  }

  function hide(): void {
    scenery.remove();
    strip();
  }

  /** As `hide`, but who writes on a sentence is not to lose the card to a change of the page; `show` then has the rest go. */
  function strip(): void {
    if (!scenery.presence?.held) scenery.remove();
    known = nothing();
    memory.clear();
    keeper.left();
  }

  const actions = createCardActions({
    edges,
    window,
    describe,
    setVerdict,
    find,
    say(match) {
      memory.setVerdict(match, match.relation);
      reshow();
    },
    asMet: (match) => (known.article && memory.asMet([match], known.article)[0]) ?? match,
    contextOf: (quote) => sentenceBefore(known.article, quote),
    noted: refreshNotes,
    announce: (text) => scenery.presence?.announce(text),
  });

  /** Notes and verdicts may have been given or taken back elsewhere: here in a card, in the panel, in another tab. */
  function refreshNotes(): void {
    if (!AT_ONCE.has(state.kind)) memory.recall(describe().page, runs.alive).then(reshow, () => {});
  }

  function setVerdict(id: string, verdict: Verdict | null): void {
    const isRead = state.kind === 'matching' || state.kind === 'matched';
    if (judge({ id, verdict, match: find(id), known, earlier, memory, isRead })) {
      answers.forget();
      again();
    }
    reshow();
  }

  /** Paints anew what is known, after a change of mind, settings or notes. */
  function reshow(): void {
    show(runs.alive)
      .then(() => tell(describe()))
      .catch(() => {}); // Overtaken by a new run, or the page went.
  }

  const aboutToRead = followPage({ document, window, watch, signal, follow: scenery.follow, followed: changed });

  /** Leaves a page that has become too large as it is; false: nothing is highlighted. */
  function stay(): boolean {
    const { standing } = scenery;
    const matches = [...new Set([...known.matches, ...earlier])].filter(({ id }) => standing.has(id));
    if (matches.length === 0) return false;
    known = { ...known, matches, isPart: true };
    enter({ kind: 'matched', themes: known.themes, total: 'total' in state ? state.total : 0, grown: true });
    return true;
  }

  async function read(noted: boolean, alive: AbortSignal): Promise<void> {
    aboutToRead();
    const [stored] = await Promise.all([browsing.renew(), whenFree(known.article === null, alive)]);
    alive.throwIfAborted();
    const inView = known.matches.length + earlier.length > 0;
    const found = await assessPage({ document, browsing: stored, address: address(), inView, edges, signal: alive });
    if (found.kind === 'leave') {
      if (found.state.kind === 'not-article' && found.state.reason === 'too-large' && stay()) return;
      strip();
      known = { ...nothing(), article: found.article, places: found.places };
      if (noted) await memory.recall(describe().page, alive);
      if (noted || scenery.presence) await show(alive);
      return enter(found.state);
    }
    if (!painter.supported) {
      hide();
      return enter({ kind: 'failed', error: NO_HIGHLIGHTS });
    }
    const { article, places, essays, themes } = found;
    await browsing.learnLooks(essays);
    alive.throwIfAborted();
    const isEdited = answers.follow(browsing.present ?? stored);
    // Read again, a page stays what it is until there is news.
    if (known.article === null) enter({ kind: 'reading' });
    known = { ...known, article, places, themes, isPart: found.isPart };
    const standing = found.isPart ? scenery.standing : null;
    const carried = carryOn({ known: known.matches, earlier, isEdited }, found, { document, window, standing });
    earlier = carried.earlier;
    // Nothing is shown before it is known what the reader turned down; the first sentences are read meanwhile.
    const { remembered, keep } = keeper.begin({ found, isOwn: carried.isOwn, alive });
    let isFirst = true;
    const take = ({ matches, isNews, done, total }: Progress): void => {
      if (alive.aborted) return;
      known.matches = [...keep(matches), ...carried.matches, ...earlier.filter(({ hidden }) => !hidden)];
      if (done < total || state.kind !== 'matched') state = { kind: 'matching', themes, done, total };
      // Most batches bring nothing to paint, only their number to tell.
      if (isFirst || isNews) reshow();
      else tell(describe());
      isFirst = false;
    };
    const reading = await matchArticle({
      found,
      answers: answers.present,
      rank: (sentences) => edges.ask.rankSentences({ essays, sentences: sentences.slice(0, MOST_RANKED) }),
      ask: edges.ask,
      whenSeen: () => whenSeen(document, alive),
      signal: alive,
      onProgress: (progress) =>
        void remembered.then(
          () => take(progress),
          () => {},
        ),
    });
    await remembered;
    await show(alive);
    alive.throwIfAborted();
    if (!found.isPart) known.gone = goneFromPage(memory.met, article, document.body);
    enter({ kind: 'matched', themes, ...reading, ...(found.isPart && { grown: true }) });
  }

  function start(noted: boolean): void {
    const mine = runs.begin();
    read(noted, mine).catch((error: unknown) => {
      if (mine.aborted || isCutOff(error)) return;
      // What is painted is of another address then.
      if (known.article === null) hide();
      enter({ kind: 'failed', error: describeMatchingError(error) });
    });
  }

  function leave(why: PageState): void {
    runs.begin();
    if (AT_ONCE.has(why.kind)) hide();
    else strip();
    enter(why);
    if (scenery.presence) reshow();
    // The essays may be others by now, and the reader may say something of one.
    if (browsing.present?.library === null) browsing.renew().catch(() => {}); // Cut off.
  }

  function forget(): void {
    runs.begin();
    earlier = asEarlier({ known: known.matches, earlier }, memory, describe());
    // What is painted stays until the next reading says what is to be: the text may be the same under its new address.
    known = nothing();
    memory.forget();
    keeper.moved();
    state = { kind: 'reading' };
    scenery.presence?.closeIfGone();
  }

  async function refresh(): Promise<void> {
    const before = browsing.present;
    const now = await browsing.renew();
    const { page } = describe();
    const notesChanged = (before && isNoted(before.notedPages, page)) !== isNoted(now.notedPages, page);
    const left = state.kind === 'switched-off' || state.kind === 'unread-site';
    if (notesChanged && !left) await memory.recall(page, runs.alive);
    reshow();
  }

  edges.hearNotes(refreshNotes, signal);
  // Another tab may show the same article. Out of the cache the lookout has it read again; the tab's number does not come back.
  const shownAgain = () => (memory.doubt(), answers.giveUp(), scenery.shownAgain());
  hearReturn({ window, signal, focused: refreshNotes, shownAgain });
  signal.addEventListener('abort', () => {
    scenery.remove(); // The number too: a page that is written anew stays in its tab.
  });

  return {
    read: ({ noted }) => start(noted),
    leave,
    forget,
    refresh: () => void refresh().catch(() => {}), // Overtaken by a new run, or cut off.
    describe,
    reveal(id) {
      if (scenery.presence?.reveal(id)) return true;
      const quote = find(id)?.quote ?? memory.quoteOf(id);
      const range = quote && locate(quote, known, document.body)?.range;
      return range ? scenery.appear().revealRange(range) : false;
    },
    async openOnSelection(purpose) {
      const selected = selectedQuote({ document, article: known.article, places: known.places });
      return scenery.appear().openOn(selected, purpose) ? 'opened' : 'none';
    },
    readText: () => readPageText(document, { canonical: address(), signal }),
    lightUp: (id) => scenery.presence?.lightUp(id),
    step: (direction) => scenery.presence?.step(direction),
    setVerdict: actions.setVerdict,
  };
}
