import { browser } from 'wxt/browser';
import type { Match } from '../matching/match.ts';
import { sendMessage } from '../messaging/protocol.ts';
import { MatchingError } from './errors.ts';
import type { Turn } from './fairqueue.ts';
import type { MatchRequest } from './matchrequest.ts';

const PAGE = '/offscreen.html';

/** Times that a request is sent: the document may close itself for want of work just as the request arrives. */
const ATTEMPTS = 3;

let creating: Promise<void> | undefined;
/** Documents opened by this life of the service worker. */
let opened = 0;

/** Sees that the offscreen document is there (Chromium only), however many ask at once. */
export function ensureOffscreen(): Promise<void> {
  creating ??= createOffscreen().finally(() => {
    creating = undefined;
  });
  return creating;
}

async function createOffscreen(): Promise<void> {
  if (await isOpen()) return;
  try {
    await browser.offscreen.createDocument({
      url: PAGE,
      reasons: ['WORKERS'],
      justification: 'Runs the language model that matches sentences with claims, in a worker, on this machine.',
    });
    opened += 1;
  } catch (error) {
    // An earlier life of the service worker may have been creating it.
    if (!(await isOpen())) throw new MatchingError('RuntimeError', String(error), { cause: error });
  }
}

async function isOpen(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT'],
    documentUrls: [browser.runtime.getURL(PAGE)],
  });
  return contexts.length > 0;
}

/**
 * Has the offscreen document match sentences in the tab's turn.
 * @throws MatchingError, by name
 */
export async function matchThroughHost(request: MatchRequest, turn: Turn): Promise<Match[]> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    await ensureOffscreen();
    const asked = opened;
    try {
      return await sendMessage('hostMatchSentences', { ...request, turn });
    } catch (error) {
      if (!isGone(error)) throw error;
      if (left === 0) throw new MatchingError('WorkerDiedError', String(error), { cause: error });
      // A document whose process crashed is listed as open, and answers nobody. There may be none any more, and another
      // request may have put a new one in its place.
      if (opened === asked) await browser.offscreen.closeDocument().catch(() => {});
    }
  }
}

/** Tells the browser's "nobody answered" from an error that the host answered with. */
function isGone(error: unknown): boolean {
  return (
    error instanceof Error &&
    /receiving end does not exist|message (?:port|channel) (?:is )?closed|No response/i.test(error.message)
  );
}
