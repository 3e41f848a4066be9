import type { Verdict } from '../matching/match.ts';
import { matchId } from '../matching/matchid.ts';
import type { SaidMatch, SightedMatch } from '../messaging/protocol.ts';
import type { Quote } from '../notes/note.ts';
import type { CardActions } from './card.ts';
import { type ShownMatch, toSighted } from './knownmatch.ts';
import type { PageEdges } from './edges.ts';
import type { PageReport } from './state.ts';

/** A frame that is closed saves its note at once; by then it is kept. */
const NOTE_SAVED_MS = 600;

/** What the reader is told where a verdict was not kept, in the panel too. */
export const UNKEPT = 'Your verdict could not be kept. Try again.';

interface Parts {
  edges: Pick<PageEdges, 'ask' | 'noteFrameUrl'>;
  window: Window;
  describe(): PageReport;
  setVerdict(match: string, verdict: Verdict | null): void;
  /** What the page shows under this id. */
  find(match: string): ShownMatch | undefined;
  /** The reader says that a sentence makes or disputes a claim. */
  say(match: SaidMatch): void;
  /** The match by the name under which it was met before. */
  asMet(match: SightedMatch): SightedMatch & Pick<ShownMatch, 'namedBy'>;
  /** The sentence before this one; empty where there is none. */
  contextOf(quote: Quote): string;
  /** Called when a note may have been written or taken away. */
  noted(): void;
  announce(text: string): void;
}

/** Makes what the card of a page can do: at once in the page, and by message where it is to last. */
export function createCardActions({
  edges,
  window,
  describe,
  setVerdict,
  find,
  say,
  asMet,
  contextOf,
  noted,
  announce,
}: Parts): CardActions {
  const { ask } = edges;
  return {
    describeClaim: ask.describeClaim,
    openPanel: (match) => ask.openPanel({ match }),
    setVerdict(id, verdict) {
      const match = find(id);
      const { page, title } = match?.home ?? describe();
      setVerdict(id, verdict);
      // Its sighting may not be kept, or not yet.
      const met = match && verdict !== null ? { page, title, match: toSighted(match) } : undefined;
      ask.setVerdict({ match: id, verdict, met }).catch(() => announce(UNKEPT));
    },
    say(match) {
      const { page, title } = match.home ?? describe();
      const sighted = toSighted(match.home ? match : asMet(match));
      const id = matchId({ page, ...sighted });
      say({ ...match, id });
      ask.keepSaying({ page, title, match: sighted }).then(
        (kept) => kept || announce('A private window: this is not kept.'),
        () => announce(UNKEPT),
      );
      return id;
    },
    guessClaims: (quote, words) => ask.guessClaims({ text: quote.exact, context: contextOf(quote), words }),
    closed(hadNote) {
      if (hadNote) window.setTimeout(noted, NOTE_SAVED_MS);
    },
    async noteFrameUrl(quote, claim) {
      const { page, title } = claim?.home ?? describe();
      const ref = claim && { essay: claim.essay, claim: claim.claim };
      return edges.noteFrameUrl(await ask.issueNoteToken({ page, title, quote, claim: ref }));
    },
  };
}
