import { browser } from '#imports';
import { extractArticleInTurns } from '../article/extract.ts';
import { scoreThemes } from '../matching/gate.ts';
import { sendMessage } from '../messaging/protocol.ts';
import { answerWire } from '../messaging/wire.ts';
import { readBrowsingState } from '../storage/browsingstate.ts';
import { askTwice } from './asktwice.ts';
import type { PageEdges } from './edges.ts';

/** The edges of a session in a real browser. */
export const browserEdges: PageEdges = {
  isPrivate: browser.extension.inIncognitoContext,
  readBrowsingState,
  extractArticle: extractArticleInTurns,
  scoreThemes,
  ask: {
    matchSentences: (data) => sendMessage('matchSentences', data),
    foreseeMatches: (data) => sendMessage('foreseeMatches', data),
    rankSentences: (data) => askTwice(() => sendMessage('rankSentences', data)),
    findEssays: (data) => askTwice(() => sendMessage('findEssays', data)),
    readLooks: (data) => askTwice(() => sendMessage('readLooks', data)),
    recordSighting: (data) => sendMessage('recordSighting', data),
    recallPage: (data) => askTwice(() => sendMessage('recallPage', data)),
    describeClaim: ({ essay, claim }) => sendMessage('describeClaim', { essay, claim }),
    setVerdict: (data) => sendMessage('setVerdict', data),
    keepSaying: (data) => sendMessage('keepSaying', data),
    guessClaims: (data) => sendMessage('guessClaims', data),
    issueNoteToken: (data) => sendMessage('issueNoteToken', data),
    openPanel: (data) => sendMessage('openPanel', data),
    setBadge: (data) => sendMessage('setBadge', data),
    bringStyles: (data) => askTwice(() => sendMessage('bringStyles', data)),
  },
  hearNotes: (heard, signal) => answerWire({ notesChanged: heard }, signal),
  noteFrameUrl: (token) => `${browser.runtime.getURL('/note-frame.html' as '/')}#${token}`,
};
