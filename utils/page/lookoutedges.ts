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
  /** Has the page tell of its changes from now on: a panel has asked about it. */
  startTelling(): void;
} {
  // Until then nobody listens, and a message would only wake the background.
  let panelListens = false;
  return {
    readGlanceState,
    watchGlanceState,
    pageAddress: createPageAddress(),
    watchArticle,
    glance: glancePage,
    startSession,
    endIfCutOff,
    tell(describe) {
      if (!panelListens) return;
      // The panel may have been closed since: that is no failure.
      browser.runtime.sendMessage(toWire('pageChanged', describe())).catch(() => {});
    },
    startTelling() {
      panelListens = true;
    },
  };
}
