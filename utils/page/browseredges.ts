import { browser } from '#imports';
import { canonicalUrl } from '../article/canonical.ts';
import { extractArticle } from '../article/extract.ts';
import { watchArticle } from '../article/watch.ts';
import { glance, scoreThemes } from '../matching/gate.ts';
import { sendMessage } from '../messaging/protocol.ts';
import { readBrowsingState } from '../storage/browsingstate.ts';
import { gateProfilesItem } from '../storage/gateprofiles.ts';
import { notedPagesItem } from '../storage/notedpages.ts';
import { settingsItem } from '../storage/settings.ts';
import type { PageEdges } from './edges.ts';

/** The edges of a session in a real browser. */
export const browserEdges: PageEdges = {
  readBrowsingState,
  watchBrowsingState(changed) {
    const removers = [settingsItem, gateProfilesItem, notedPagesItem].map((item) => item.watch(changed));
    return () => {
      for (const remove of removers) remove();
    };
  },
  extractArticle: (document) => extractArticle(document),
  canonicalUrl: (document) => canonicalUrl(document),
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
    // Nobody listens while no panel is open: that is no failure.
    sendMessage('pageChanged', report).catch(() => {});
  },
};
