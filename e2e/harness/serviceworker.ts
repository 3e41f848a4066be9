import type { WebWorker } from 'puppeteer-core';
import type { ExtensionGlobal } from './chromeapi.ts';
import type { Walk } from './walk.ts';

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
