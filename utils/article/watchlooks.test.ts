// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import type { ArticleChange } from './watch.ts';
import { append, pass, TEXT, watchDeeply } from './watchstage.ts';

afterEach(() => void vi.useRealTimers());

it('hears that one part is shown in the place of another', async () => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  const stop = new AbortController();
  const told: ArticleChange[] = [];
  const [one, other] = [append('p', TEXT), append('p', TEXT)];
  other.hidden = true;
  watchDeeply((change) => told.push(change), stop.signal);
  await pass(500);
  told.length = 0;
  one.hidden = true;
  other.hidden = false;
  await pass(500);
  stop.abort();
  expect(told).toEqual(['content']);
});
