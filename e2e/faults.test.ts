import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describePage, settledReport } from './harness/askpage.ts';
import { practiceArticle } from './harness/articles.ts';
import { pressOf } from './harness/librarypage.ts';
import { runInMatchingWorker } from './harness/matchingworker.ts';
import { openPanelPage, readPanel } from './harness/panelpage.ts';
import { wakeBackground } from './harness/serviceworker.ts';
import { encoderFile, flipBit, rewrite, spoilBuild } from './harness/spoiltbuild.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

/** The practice article in other words, so that the matcher remembers no answer and the reading takes its time. */
const reworded = (word: string) => practiceArticle().replaceAll(' said', ` ${word}`);

/** A claim of the built-in essay in nearly its own words: what words alone can find. */
const NEARLY_A_CLAIM =
  'Most European states have failed to build the forces they need to deter or defeat Russia in a conventional war.';

/** Waits until a page is being matched, with something still to do. */
async function reachTheMiddle(walk: Walk, page: Page): Promise<void> {
  await until(
    'the page to be in the middle of it',
    async () => {
      const state = (await describePage(walk.library, page.url()))?.state;
      if (state?.kind === 'matched') throw new Error('too late');
      return state?.kind === 'matching' && state.done < state.total;
    },
    60_000,
    30,
  );
}

describe('what ends in the middle', () => {
  let walk: Walk;
  let page: Page;

  beforeAll(async () => {
    walk = await startWalk();
  });

  afterAll(async () => await walk?.end());

  it('the matching worker: without an event, as when it is ended for want of memory', async () => {
    walk.server.put('worker.html', reworded('claimed'));
    page = await walk.open('worker.html');
    await reachTheMiddle(walk, page);
    await runInMatchingWorker(walk, 'self.close()');
    expect((await walk.settle(page)).length).toBeGreaterThan(0);
    await page.close();
  });

  it('memory, once: a worker that cannot allocate is replaced', async () => {
    walk.server.put('memory.html', reworded('argued'));
    await runInMatchingWorker(
      walk,
      'BigInt64Array = function () { throw new RangeError("Array buffer allocation failed"); }',
    );
    page = await walk.open('memory.html');
    expect((await walk.settle(page)).length).toBeGreaterThan(0);
    await page.close();
  });

  it('room to keep anything: the panel says so, and all is kept once there is room again', async () => {
    walk.server.put('full.html', reworded('warned'));
    const background = await wakeBackground(walk);
    await background.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      const full = () => {
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      };
      const room = {
        fillRoom: () => (IDBObjectStore.prototype.put = full),
        makeRoom: () => (IDBObjectStore.prototype.put = put),
      };
      Object.assign(globalThis, room).fillRoom();
    });
    const call = (name: 'fillRoom' | 'makeRoom') =>
      background.evaluate((name) => (globalThis as unknown as Record<typeof name, () => void>)[name](), name);
    page = await walk.open('full.html');
    const painted = await walk.settle(page);
    expect(painted.length).toBeGreaterThan(0);
    const panel = await openPanelPage(walk, page);
    await until('the panel to say that nothing is kept', async () =>
      /not kept: the browser has no room left/.test(await readPanel(panel)),
    );
    expect(await readPanel(panel)).toMatch(/highlights? in the page/);
    await call('makeRoom');
    await until(
      'the panel to list what is kept after all',
      async () => {
        const quotes = await panel.$$eval('.quote', (all) => all.map(({ textContent }) => textContent.trim()));
        return !(await readPanel(panel)).includes('not kept') && painted.every(({ text }) => quotes.includes(text));
      },
      90_000,
    );

    // Full again, for a verdict: the reader is told, and the page goes on showing what is kept.
    await call('fillRoom');
    await panel.bringToFront();
    await pressOf(panel, 'Not a match');
    await until('the panel to say that the verdict is not kept', async () =>
      (await readPanel(panel)).includes('Your verdict could not be kept.'),
    );
    await page.bringToFront();
    expect((await walk.settle(page)).map(({ text }) => text)).toEqual(painted.map(({ text }) => text));
    await call('makeRoom');
    await panel.close();
    await page.close();
  });
});

describe.each<{ fault: string; spoil: (folder: string) => void; says: RegExp }>([
  {
    fault: 'a model file with one bit wrong',
    spoil: (folder) => flipBit(encoderFile(folder)),
    says: /language model is damaged\. Reinstall/,
  },
  {
    fault: 'a model file that is missing',
    spoil: (folder) => rmSync(encoderFile(folder)),
    says: /missing from its installation\. Reinstall/,
  },
  {
    fault: 'WebAssembly forbidden',
    spoil: (folder) => rewrite(join(folder, 'manifest.json'), (text) => text.replace(" 'wasm-unsafe-eval'", '')),
    says: /does not let the language model start/,
  },
  {
    fault: 'no memory for WebAssembly, as V8 says it',
    spoil(folder) {
      const name = readdirSync(join(folder, 'assets')).find((each) => /^worker-.*\.js$/.test(each))!;
      const refuse =
        'WebAssembly.Memory=function(){throw new RangeError("WebAssembly.Memory(): could not allocate memory")};';
      rewrite(join(folder, 'assets', name), (text) => refuse + text);
    },
    says: /not enough memory to match this page\. Close some tabs/,
  },
])('$fault', ({ spoil, says }) => {
  it('leaves what words alone can find, and is told in the panel in a sentence, with a way to try again', async () => {
    const build = spoilBuild(spoil);
    const pages = { 'a.html': practiceArticle().replace('</article>', `<p>${NEARLY_A_CLAIM}</p></article>`) };
    const walk = await startWalk({ pages, build: build.folder });
    try {
      const page = await walk.open('a.html');
      const before = await page.evaluate(() => document.body.innerHTML);
      const report = await settledReport(walk.library, page, 60_000);
      expect(report.state).toMatchObject({ kind: 'matched', byWords: expect.stringMatching(says) });
      expect((await walk.settle(page)).map(({ text }) => text)).toContain(NEARLY_A_CLAIM);
      const panel = await openPanelPage(walk, page);
      await until('the panel to say what is wrong', async () => says.test(await readPanel(panel)));
      expect(await panel.$$eval('button', (buttons) => buttons.map(({ textContent }) => textContent))).toContain(
        'Try again',
      );
      expect(await page.evaluate(() => document.body.innerHTML)).toBe(before);
    } finally {
      await walk.end();
      build.remove();
    }
  });
});
