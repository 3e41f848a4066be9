import type { Match } from '../matching/match.ts';
import type { Turn } from './fairqueue.ts';
import { createMatchingHost } from './host.ts';
import { parseDraftRequest, parseMatchRequest } from './matchrequest.ts';
import { matchThroughHost } from './offscreen.ts';
import { spawnMatchingWorker } from './workerhandle.ts';

/** Who asks: the parts of `runtime.MessageSender` that tell tabs apart. */
export interface MatchSender {
  tab?: { id?: number; active?: boolean };
  documentId?: string;
  url?: string;
}

/** Answers `matchSentences` or `matchDraft`. Rejects with a MatchingError, whose message is a sentence for the reader. */
export type MatchRelay = (request: unknown, sender?: MatchSender) => Promise<Match[]>;

/**
 * Makes the background's side of matching. A Chromium service worker cannot own a worker, so there the request goes
 * on to the offscreen document; Firefox has a background page, which hosts the worker itself.
 */
export function createMatchRelay(): Record<'matchSentences' | 'matchDraft', MatchRelay> {
  const match = import.meta.env.FIREFOX
    ? createMatchingHost({ spawnWorker: spawnMatchingWorker }).match
    : matchThroughHost;
  return {
    matchSentences: async (request, sender = {}) => match(parseMatchRequest(request), turnOf(sender)),
    matchDraft: async (request, sender = {}) => match(parseDraftRequest(request), turnOf(sender)),
  };
}

function turnOf({ tab, documentId, url }: MatchSender): Turn {
  // Our own practice page is a tab too; what is none is somebody's question all the same.
  return { sender: String(tab?.id ?? documentId ?? url ?? ''), inFront: tab?.active ?? true };
}
