// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { createKeeper } from './keeper.ts';
import type { KnownMatch } from './knownmatch.ts';
import type { Memory } from './memory.ts';
import { readPage } from './sessionstage.ts';

it('keeps no guess: it would be told as the network’s word, and stand in the way of that', () => {
  document.body.innerHTML = '<article><h1>One</h1><p>It must.</p><p>It never will.</p></article>';
  const found = readPage();
  if (found.kind !== 'article') throw new Error(found.reason);
  const record = vi.fn<Memory['record']>(async () => {});
  const memory = {
    record,
    recall: vi.fn(async () => {}),
    asMet: (matches: readonly unknown[]) => [...matches],
  } as never;
  const { signal } = new AbortController();
  const keeper = createKeeper({ window, memory, again: () => {}, signal });
  const { keep } = keeper.begin({ found: { ...found, themes: [] }, isOwn: () => true, alive: signal });
  const [guess, match] = [
    { id: 'a', sentence: 0, byWords: true },
    { id: 'b', sentence: 1 },
  ] as KnownMatch[];
  expect(keep([guess!, match!])).toEqual([{ ...guess, unkept: true }, match]);
  expect(record.mock.lastCall![0].matches).toEqual([match]);
  // The network has answered.
  const answered = { id: 'a', sentence: 0 } as KnownMatch;
  expect(keep([answered, match!])).toEqual([answered, match]);
  expect(record.mock.lastCall![0].matches).toEqual([answered, match]);
});
