import puppeteer from 'puppeteer-core';
import { readSavedPage } from '../e2e/harness/realpages.ts';
import { servePages } from '../e2e/harness/serve.ts';
import { OFFLINE } from '../e2e/harness/walk.ts';
import { provideBrowser } from '../scripts/browser/provide.ts';
import type { FeltPage } from './blame.ts';
import { openTraced, readTrace } from './pagetrace.ts';

/** Milliseconds that a page without the extension gets to do what it does by itself. */
const SETTLED = 700;

/** Chromium without the extension, to see what a page does by itself. */
export interface BareBrowser {
  look(path: string): Promise<FeltPage>;
  close(): Promise<void>;
}

export async function openBare(): Promise<BareBrowser> {
  const server = await servePages();
  const browser = await puppeteer.launch({
    executablePath: provideBrowser('chromium'),
    headless: true,
    pipe: true,
    defaultViewport: null,
    args: ['--window-size=1400,1000', OFFLINE, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  return {
    async look(path) {
      const name = path.split('/').at(-1)!;
      server.put(name, readSavedPage(path));
      const page = await browser.newPage();
      try {
        const complaints = await openTraced(page, server.address(name));
        await new Promise((resolve) => setTimeout(resolve, SETTLED));
        return { ...(await readTrace(page)), complaints };
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
