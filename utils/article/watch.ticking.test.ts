// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { watchArticle, type ArticleChange } from './watch.ts';
import { pass } from './watchstage.ts';

it('tells of the address of a page that writes the time into it every second', async () => {
  vi.useFakeTimers();
  const told: ArticleChange[] = [];
  const stop = new AbortController();
  history.replaceState(null, '', '/start');
  const watch = watchArticle({ document, window, onChange: (change) => told.push(change), signal: stop.signal });
  for (let t = 1; t < 60; t += 1) {
    history.replaceState(null, '', `/start?t=${t}`);
    // Here no event tells of an address: it is looked at when this is asked.
    watch.awaitsText();
    await pass(1000);
  }
  stop.abort();
  vi.useRealTimers();
  expect(told).toContain('address');
});
