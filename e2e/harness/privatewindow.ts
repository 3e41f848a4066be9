import type { Page } from 'puppeteer-core';
import type { ExtensionGlobal } from './chromeapi.ts';
import type { Walk } from './walk.ts';

/** Opens a served page in a private window, in front; for a walk with `inPrivate`. */
export async function openPrivately({ browser, library, server }: Walk, path: string): Promise<Page> {
  const url = server.address(path);
  await library.evaluate(async (address) => {
    const { windows } = (globalThis as unknown as ExtensionGlobal).chrome;
    await windows.create({ incognito: true, url: address });
  }, url);
  const target = await browser.waitForTarget((candidate) => candidate.url() === url);
  return await target.asPage();
}
