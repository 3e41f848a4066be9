import type { Protocol, WebWorker } from 'puppeteer-core';
import type { ExtensionGlobal } from './chromeapi.ts';
import type { Walk } from './walk.ts';
import { until } from './wait.ts';

/** The background, started if it sleeps. */
export async function wakeBackground({ browser, address, library }: Walk): Promise<WebWorker> {
  await library.evaluate(async () => {
    await (globalThis as unknown as ExtensionGlobal).chrome.runtime.sendMessage({ type: 'wake' }).catch(() => {});
  });
  const target = await browser.waitForTarget(
    (candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(address('')),
  );
  const worker = await target.worker();
  if (!worker) throw new Error('The background has no worker.');
  return worker;
}

/**
 * Stops the background, as the browser does when it has been idle, and waits until the browser says that it is stopped;
 * the next event starts it again. Not by `ServiceWorker.stopAllWorkers`: a worker that puppeteer is attached to hangs
 * when it starts again after that.
 */
export async function stopBackground(walk: Walk): Promise<void> {
  const worker = await wakeBackground(walk);
  const running = walk.browser.targets().find((target) => target.type() === 'service_worker')!;
  const session = await walk.library.createCDPSession();
  const targets = await walk.browser.target().createCDPSession();
  let stopped = false;
  let targetId: string | undefined;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }: Protocol.ServiceWorker.WorkerVersionUpdatedEvent) => {
    targetId ??= versions.find((version) => version.targetId)?.targetId;
    // What starts again at once may never be seen stopped.
    stopped ||= versions.some(({ runningStatus }) => runningStatus === 'stopped' || runningStatus === 'starting');
  });
  await session.send('ServiceWorker.enable');
  // Gone already, it leaves no session to close: what was asked for.
  await worker.close().catch((error: unknown) => {
    if (!/No session with given id/.test(String(error))) throw error;
  });
  // What is started again before puppeteer has let go of it keeps its target, whose worker answers puppeteer no more:
  // it is stopped until the target is gone. By then another one may have been started, by whoever asked it something.
  await until(
    'the background to be stopped',
    async () => {
      const gone = !walk.browser.targets().includes(running);
      if (stopped && !gone && targetId) await targets.send('Target.closeTarget', { targetId });
      return stopped && gone;
    },
    20_000,
    20,
  );
  await Promise.all([session.detach(), targets.detach()]);
}
