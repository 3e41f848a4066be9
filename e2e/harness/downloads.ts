import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { until } from './wait.ts';

/** A folder of our own that a browser's downloads go to. */
export interface Downloads {
  /** Waits for the one finished file whose name fits. */
  receive(name: RegExp): Promise<{ path: string; name: string; text: string }>;
  end(): void;
}

/** Sends the browser's downloads to a folder of their own. */
export async function catchDownloads(browser: Browser): Promise<Downloads> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-downloads-'));
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  return {
    async receive(wanted) {
      const name = await until(`a download named ${wanted}`, async () =>
        readdirSync(folder).find((found) => wanted.test(found) && !existsSync(join(folder, `${found}.crdownload`))),
      );
      const path = join(folder, name);
      return { path, name, text: readFileSync(path, 'utf8') };
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}
