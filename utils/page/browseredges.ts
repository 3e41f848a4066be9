import { browser } from '#imports';
import { extractArticleInTurns } from '../article/extract.ts';
import { createPageAddress } from '../article/pageaddress.ts';
import { watchArticle } from '../article/watch.ts';
import { glance, scoreThemes } from '../matching/gate.ts';
import { sendMessage } from '../messaging/protocol.ts';
import { readBrowsingState } from '../storage/browsingstate.ts';
import { gateProfilesItem } from '../storage/gateprofiles.ts';
import { notedPagesItem } from '../storage/notedpages.ts';
import { settingsItem } from '../storage/settings.ts';
import type { PageEdges } from './edges.ts';

/** Whether a panel has asked about this page; until then nobody listens, and a message would only wake the background. */
let panelListens = false;

/** Has the page tell of its changes from now on. */
export function startTelling(): void {
  panelListens = true;
}

/** Asked when the session starts, and so from the page's first address on. */
const pageAddress = createPageAddress();

/** The edges of a session in a real browser. */
export const browserEdges: PageEdges = {
  readBrowsingState,
  watchBrowsingState(changed) {
    const removers = [settingsItem, gateProfilesItem, notedPagesItem].map((item) => item.watch(changed));
    return () => {
      for (const remove of removers) remove();
    };
  },
  extractArticle: (document, signal) => extractArticleInTurns(document, { signal, canonical: pageAddress(document) }),
  canonicalUrl: pageAddress,
  watchArticle,
  glance,
  scoreThemes,
  ask: {
    matchSentences: (data) => sendMessage('matchSentences', data),
    recordSighting: (data) => sendMessage('recordSighting', data),
    recallPage: (data) => sendMessage('recallPage', data),
    describeClaim: ({ essay, claim }) => sendMessage('describeClaim', { essay, claim }),
    setVerdict: (data) => sendMessage('setVerdict', data),
    issueNoteToken: (data) => sendMessage('issueNoteToken', data),
    openPanel: (data) => sendMessage('openPanel', data),
    setBadge: (data) => sendMessage('setBadge', data),
  },
  noteFrameUrl: (token) => `${browser.runtime.getURL('/note-frame.html' as '/')}#${token}`,
  tell(report) {
    if (!panelListens) return;
    // The panel may have been closed since: that is no failure.
    sendMessage('pageChanged', report).catch(() => {});
  },
};
