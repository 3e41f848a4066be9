import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describePage } from './harness/askpage.ts';
import { practiceArticle } from './harness/articles.ts';
import { runInMatchingWorker } from './harness/matchingworker.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

/** The practice article in other words, so that the matcher remembers no answer and the reading takes its time. */
const reworded = (word: string) => practiceArticle().replaceAll(' said', ` ${word}`);

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
});
