import { browser } from '#imports';
import { fromWire, toWire } from '../messaging/wire.ts';
import { askTwice } from './asktwice.ts';
import type { PageSession, SessionGround } from './pagesession.ts';
import { offeredSession } from './sessionworld.ts';

/**
 * Starts the session, having the background bring its script into this document first where it is not there yet.
 * @throws where the background could not: no access to the site, or the extension is gone
 */
export async function fetchSession(ground: SessionGround): Promise<PageSession> {
  const bring = async () => fromWire(await browser.runtime.sendMessage(toWire('bringSession')));
  if (!offeredSession()) await askTwice(bring);
  ground.signal.throwIfAborted();
  const start = offeredSession();
  if (!start) throw new Error('The session script did not run here.');
  return start(ground);
}
