import type { CDPSession } from 'puppeteer-core';
import type { Walk } from './walk.ts';

/** The offscreen document that owns the matching worker. */
async function attachToOffscreen({ browser }: Walk): Promise<CDPSession> {
  const target = await browser.waitForTarget((candidate) => candidate.url().endsWith('/offscreen.html'));
  return await target.createCDPSession();
}

/** Runs code in the matching worker. */
export async function runInMatchingWorker(walk: Walk, code: string): Promise<void> {
  const offscreen = await attachToOffscreen(walk);
  const attached = new Promise<CDPSession>((resolve) => offscreen.once('sessionattached', resolve));
  await offscreen.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  const worker = await attached;
  // A worker that ends does not answer.
  worker.send('Runtime.evaluate', { expression: code }).catch(() => {});
}
