// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MOST_CONTENT_CHANGES, watchArticle, type ArticleChange } from './watch.ts';

const TEXT = 'A paragraph that is long enough to matter to anybody who reads.';
let told: ArticleChange[];
let stop: AbortController;

function append(name: string, text: string, to: Element = document.body): Element {
  const element = document.createElement(name);
  element.textContent = text;
  to.append(element);
  return element;
}

/** Mutation records are delivered in a microtask, before the clock moves. */
async function pass(ms: number): Promise<void> {
  await Promise.resolve();
  await vi.advanceTimersByTimeAsync(ms);
}

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  history.replaceState(null, '', '/start');
  told = [];
  stop = new AbortController();
  watchArticle({ document, window, onChange: (change) => told.push(change), signal: stop.signal });
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

describe('watchArticle', () => {
  it('tells once of text that comes in strokes, after it settled', async () => {
    append('p', TEXT);
    await pass(200);
    append('p', TEXT);
    await pass(200);
    expect(told).toEqual([]);
    await pass(200);
    expect(told).toEqual(['content']);
  });

  it('does not wait for ever for a page that never settles', async () => {
    for (let i = 0; i < 20; i += 1) {
      append('p', TEXT);
      await pass(200);
    }
    expect(told.length).toBeGreaterThan(0);
  });

  it('ignores clocks, scripts, form fields and our own host', async () => {
    append('span', '12:01');
    append('script', `/* ${TEXT} */`).setAttribute('type', 'text/plain');
    append('textarea', TEXT);
    append('p', TEXT, append('throughline-card', ''));
    await pass(5000);
    expect(told).toEqual([]);
  });

  it('tells of another address, not of another place on the page', async () => {
    history.pushState(null, '', '/start#middle');
    window.dispatchEvent(new Event('hashchange'));
    await pass(500);
    expect(told).toEqual([]);
    history.pushState(null, '', '/other');
    append('p', TEXT);
    await pass(500);
    expect(told).toEqual(['address']);
  });

  it('gives a page that changes for ever up until its address changes', async () => {
    for (let i = 0; i < MOST_CONTENT_CHANGES + 5; i += 1) {
      append('p', TEXT);
      await pass(400);
    }
    expect(told).toHaveLength(MOST_CONTENT_CHANGES);
    history.pushState(null, '', '/next');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await pass(400);
    expect(told.at(-1)).toBe('address');
  });

  it('ends with its signal', async () => {
    append('p', TEXT);
    await Promise.resolve();
    stop.abort();
    await pass(5000);
    expect(told).toEqual([]);
  });
});
