import { browser } from '#imports';
import { createPageAddress } from '../article/pageaddress.ts';
import { watchArticle } from '../article/watch.ts';
import { toWire } from '../messaging/wire.ts';
import { readGlanceState, watchGlanceState } from '../storage/glancestate.ts';
import { glancePage } from './glancepage.ts';
import type { LookoutEdges } from './lookout.ts';

/** The edges of a lookout in a real browser. */
export function createLookoutEdges(
  startSession: LookoutEdges['startSession'],
  endIfCutOff: LookoutEdges['endIfCutOff'],
): LookoutEdges & {
  /** A panel has asked about the page, which tells of its changes until nobody answers. */
  panelAsked(): void;
} {
  // Another one each time that a panel asks; 0: none listens, and a message would only wake the background.
  let listener: object | 0 = 0;
  return {
    readGlanceState,
    watchGlanceState,
    pageAddress: createPageAddress(),
    watchArticle,
    glance: glancePage,
    startSession,
    endIfCutOff,
    tell(describe) {
      const told = listener;
      if (!told) return;
      // The panel may have been closed since: that is no failure. One that has asked meanwhile is there.
      browser.runtime
        .sendMessage(toWire('pageChanged', describe()))
        .catch(() => {})
        .then((reply) => reply || listener !== told || (listener = 0));
    },
    panelAsked() {
      listener = {};
    },
  };
}
