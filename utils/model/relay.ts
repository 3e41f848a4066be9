import type { Match } from '../matching/match.ts';
import { isNotPrivate } from '../messaging/notprivate.ts';
import type { Turn } from './fairqueue.ts';
import { settingsItem } from '../storage/settings.ts';
import { createMatchingHost } from './host.ts';
import { parseDraftRequest, parseMatchRequest } from './matchrequest.ts';
import { offscreenHost } from './offscreen.ts';
import { chooseWorkers } from './parallel.ts';
import { spawnMatchingWorker } from './workerhandle.ts';

/** Who asks: the parts of `runtime.MessageSender` that tell tabs apart. */
export interface MatchSender {
  tab?: { id?: number; windowId?: number; active?: boolean; incognito?: boolean };
  documentId?: string;
  url?: string;
}

/** Answers `matchSentences` or `matchDraft`. Rejects with a MatchingError, whose message is a sentence for the reader. */
export type MatchRelay = (request: unknown, sender?: MatchSender) => Promise<Match[]>;

/** The background's side of matching. */
export interface MatchRelays {
  matchSentences: MatchRelay;
  matchDraft: MatchRelay;
  /** Answers `foreseeMatches`. Rejects as they do. */
  foreseeMatches(request: unknown, sender?: MatchSender): Promise<number[]>;
  /** Has a worker start: a page on the themes is being read, whose sentences come in a tenth of a second or two. */
  wake(): Promise<void>;
}

/**
 * Makes the background's side of matching. A Chromium service worker cannot own a worker, so there the request goes
 * on to the offscreen document; Firefox has a background page, which hosts the worker itself.
 * @param ready what the worker must wait for before it may open the database
 */
export function createMatchRelay(ready: () => Promise<void>): MatchRelays {
  const { match, foresee, wake } = import.meta.env.FIREFOX
    ? createMatchingHost({ spawnWorker: spawnMatchingWorker, workers: chooseWorkers() })
    : offscreenHost;
  const ofPage = async (request: unknown, sender: MatchSender) => {
    const asked = parseMatchRequest(request);
    await ready();
    const { keepSightings } = await settingsItem.getValue();
    return { ...asked, keep: mayKeep(sender, keepSightings) };
  };
  return {
    matchSentences: async (request, sender = {}) => match(await ofPage(request, sender), turnOf(sender)),
    foreseeMatches: async (request, sender = {}) => foresee(await ofPage(request, sender), turnOf(sender)),
    async wake() {
      await ready();
      await wake();
    },
    matchDraft: async (request, sender = {}) => {
      const asked = parseDraftRequest(request);
      await ready();
      return match(asked, turnOf(sender));
    },
  };
}

/**
 * Tells whether what is found of a sender's sentences may be kept: hashes of sentences are traces of reading, so they
 * follow the rules of sightings.
 * @param keepSightings `Settings.keepSightings`
 */
export function mayKeep(sender: MatchSender, keepSightings: number | null): boolean {
  return isNotPrivate(sender) && keepSightings !== 0;
}

/** Says whose turn a request is. */
export function turnOf({ tab, documentId, url }: MatchSender): Turn {
  return {
    sender: String(tab?.id ?? documentId ?? url ?? ''),
    window: tab?.windowId === undefined ? null : String(tab.windowId),
    // Our own practice page is a tab too; what is none is somebody's question all the same.
    inFront: tab?.active ?? true,
  };
}
