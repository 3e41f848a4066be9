import { findFramed } from '../article/framed.ts';
import { createPageAddress } from '../article/pageaddress.ts';
import { type Lookout, type LookoutEdges, startLookout } from './lookout.ts';
import type { PageSession, SessionGround } from './pagesession.ts';
import type { StartSession } from './sessionworld.ts';
import type { PageReport } from './state.ts';

interface FramedSession {
  ground: SessionGround;
  /** Starts what reads one document. */
  startSession: StartSession;
  /** What a lookout in a frame stands on beside the ground. */
  edges: Pick<LookoutEdges, 'readGlanceState' | 'watchGlanceState' | 'watchArticle' | 'glance'>;
  /** Has the browser bring our styles into the page's frames. */
  styleFrames(): Promise<unknown>;
}

interface Inside {
  lookout: Lookout;
  /** Another one in the same document: it was written anew. */
  root: Element;
  life: AbortController;
}

/**
 * Starts a session that follows a page's text into a frame of the same site: there a lookout of its own reads, paints
 * and answers, until the text is the page's own again or the frame goes.
 */
export function startFramedSession({ ground, startSession, edges, styleFrames }: FramedSession): PageSession {
  const { document, signal } = ground;
  let inside: Inside | null = null;

  function leaveFrame(): void {
    const left = inside;
    inside = null;
    // Its number on the icon goes with it.
    left?.lookout.leave({ kind: 'reading' });
    left?.life.abort();
  }

  function enterFrame(inner: Document): void {
    const life = new AbortController();
    const window = inner.defaultView!;
    const nameOf = createPageAddress();
    const lookout = startLookout({
      document: inner,
      window,
      signal: AbortSignal.any([life.signal, signal]),
      edges: {
        ...edges,
        // `about:srcdoc` is no address.
        pageAddress: Object.assign(
          (page: Document) => [nameOf(page)].find((own) => own.startsWith('http')) ?? ground.address(),
          { hear: nameOf.hear },
        ),
        endIfCutOff: () => {},
        tell: (describe) => inside?.lookout === lookout && ground.tell(describe()),
        async startSession(inGround) {
          await styleFrames();
          return startFramedSession({ ground: inGround, startSession, edges, styleFrames });
        },
      },
    });
    inside = { lookout, root: inner.documentElement, life };
    window.addEventListener('pagehide', () => inside?.lookout === lookout && leaveFrame(), { signal: life.signal });
  }

  /** True: the frame's lookout tells from now on. */
  function follow({ kind, reason }: { kind: string; reason?: string }): boolean {
    const found = kind === 'not-article' && reason === 'framed' ? findFramed(document) : null;
    const inner = found === 'closed' ? null : found;
    if (inside && inner?.documentElement === inside.root) {
      // The page was looked at again, perhaps since the reader asked for that.
      if (inside.lookout.describe().state.kind === 'failed') inside.lookout.look();
      return true;
    }
    leaveFrame();
    if (inner?.documentElement) enterFrame(inner);
    return inside !== null;
  }

  const own = startSession({
    ...ground,
    tell(report: PageReport) {
      if (!follow(report.state)) ground.tell(report);
    },
  });
  /** Words may be selected on the page around the frame too; where the keyboard is, the reader selected last. */
  function holderOfSelection(): Pick<PageSession, 'openOnSelection'> {
    const around = document.getSelection()?.isCollapsed === false;
    const frame = inside?.root.ownerDocument.defaultView?.frameElement;
    return !inside || (around && document.activeElement !== frame) ? own : inside.lookout;
  }
  const reader = (): Omit<PageSession, 'read' | 'leave' | 'forget' | 'refresh'> => inside?.lookout ?? own;
  return {
    read: own.read,
    leave: own.leave,
    forget: own.forget,
    refresh: own.refresh,
    describe: () => reader().describe(),
    reveal: (id) => reader().reveal(id),
    lightUp: (id) => reader().lightUp(id),
    step: (direction) => reader().step(direction),
    setVerdict: (match, verdict) => reader().setVerdict(match, verdict),
    openOnSelection: (purpose) => holderOfSelection().openOnSelection(purpose),
    readText: () => reader().readText(),
  };
}
