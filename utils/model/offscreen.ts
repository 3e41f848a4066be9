import { browser } from 'wxt/browser';
import { sendMessage } from '../messaging/protocol.ts';
import { MatchingError } from './errors.ts';
import type { MatchingHost } from './host.ts';

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

/** The offscreen document's host, as seen from here: sentences are matched, or matches foreseen, in the tab's turn. */
export const offscreenHost: Pick<MatchingHost, 'match' | 'foresee'> & { wake(): Promise<void> } = {
  match: (request, turn) => throughDocument(() => sendMessage('hostMatchSentences', { ...request, turn })),
  foresee: (request, turn) => throughDocument(() => sendMessage('hostForeseeMatches', { ...request, turn })),
  wake: () => throughDocument(() => sendMessage('hostWake')),
};

/**
 * Has the offscreen document answer a message.
 * @throws MatchingError, by name
 */
async function throughDocument<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    await ensureOffscreen();
    const asked = opened;
    try {
      return await send();
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
