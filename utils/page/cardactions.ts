import type { CardActions } from './card.ts';
import type { PageEdges } from './edges.ts';
import type { PageReport } from './state.ts';

/** A frame that is closed saves its note at once; by then it is kept. */
const NOTE_SAVED_MS = 600;

interface Parts {
  edges: Pick<PageEdges, 'ask' | 'noteFrameUrl'>;
  window: Window;
  describe(): PageReport;
  setVerdict(match: string, verdict: 'not-a-match' | null): void;
  /** Called when a note may have been written or taken away. */
  noted(): void;
  announce(text: string): void;
}

/** Makes what the card of a page can do: at once in the page, and by message where it is to last. */
export function createCardActions({ edges, window, describe, setVerdict, noted, announce }: Parts): CardActions {
  const { ask } = edges;
  return {
    describeClaim: ask.describeClaim,
    openPanel: (match) => ask.openPanel({ match }),
    reject(id, rejected) {
      const verdict = rejected ? 'not-a-match' : null;
      setVerdict(id, verdict);
      ask.setVerdict({ match: id, verdict }).catch(() => announce('Your verdict could not be kept. Try again.'));
    },
    closed(hadNote) {
      if (hadNote) window.setTimeout(noted, NOTE_SAVED_MS);
    },
    async noteFrameUrl(quote, claim) {
      const { page, title } = describe();
      const ref = claim && { essay: claim.essay, claim: claim.claim };
      return edges.noteFrameUrl(await ask.issueNoteToken({ page, title, quote, claim: ref }));
    },
  };
}
