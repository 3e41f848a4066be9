// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MOST_AT_ONCE, PAUSE, watchArticle, type ArticleChange } from './watch.ts';
import { append, pass, TEXT, watchDeeply } from './watchstage.ts';

let told: ArticleChange[];
let stop: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  history.replaceState(null, '', '/start');
  told = [];
  stop = new AbortController();
  watchDeeply((change) => told.push(change), stop.signal);
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

describe('watchArticle', () => {
  it('tells once of text that comes in strokes, after it settled', async () => {
    append('p', TEXT);
    await pass(100);
    append('p', TEXT);
    await pass(100);
    expect(told).toEqual([]);
    await pass(100);
    expect(told).toEqual(['content']);
  });

  it('looks at no element of a page before it is told to look deeper, and hears new text all the same', async () => {
    stop.abort();
    stop = new AbortController();
    append('div', TEXT).attachShadow({ mode: 'open' });
    const looked = vi.spyOn(document, 'querySelectorAll');
    watchArticle({ document, window, onChange: (change) => told.push(change), signal: stop.signal });
    await pass(5000);
    append('p', TEXT);
    await pass(1000);
    expect(told).toEqual(['content']);
    expect(looked).not.toHaveBeenCalled();
    looked.mockRestore();
  });

  it('says while another address waits for its text, by whatever means it came', async () => {
    stop.abort();
    stop = new AbortController();
    const watch = watchArticle({ document, window, onChange: (change) => told.push(change), signal: stop.signal });
    expect(watch.awaitsText()).toBe(false);
    history.pushState(null, '', '/silently');
    expect(watch.awaitsText()).toBe(true);
    await pass(2900);
    expect(watch.awaitsText()).toBe(true);
    await pass(200);
    expect(told).toEqual(['address']);
    expect(watch.awaitsText()).toBe(false);
  });

  it('does not wait for ever for a page that never settles', async () => {
    for (let i = 0; i < 20; i += 1) {
      append('p', TEXT);
      await pass(100);
    }
    await pass(1200);
    append('p', TEXT);
    for (let i = 0; i < 30; i += 1) {
      append('p', TEXT);
      await pass(100);
    }
    expect(told.length).toBeGreaterThan(1);
  });

  it('ignores clocks, scripts, form fields and our own host', async () => {
    append('span', '12:01');
    append('script', `/* ${TEXT} */`).setAttribute('type', 'text/plain');
    append('textarea', TEXT);
    append('p', TEXT, append('throughline-card', ''));
    await pass(5000);
    expect(told).toEqual([]);
  });

  it('ignores what is being written, however the page says that it is', async () => {
    for (const [name, value] of [
      ['contenteditable', ''],
      ['contenteditable', 'plaintext-only'],
      ['role', 'textbox'],
    ] as const) {
      const editor = append('div', '');
      editor.setAttribute(name, value);
      append('p', TEXT, editor);
    }
    await pass(5000);
    expect(told).toEqual([]);
  });

  it('searches the page for its article once for many changes, and for none without text', async () => {
    await pass(100);
    const searched = vi.spyOn(document, 'querySelector');
    const clock = append('span', '12:01');
    for (let i = 0; i < 50; i += 1) clock.textContent = `12:0${i % 10}`;
    await pass(500);
    expect(searched).not.toHaveBeenCalled();
    document.body.append(document.createElement('main'));
    for (let i = 0; i < 50; i += 1) append('p', TEXT);
    await pass(500);
    expect(told).toEqual(['content']);
    expect(searched.mock.calls.length).toBeLessThanOrEqual(1);
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

  it('waits for the text of another address, and takes the old text for it when none comes', async () => {
    history.pushState(null, '', '/other');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await pass(2000);
    expect(told).toEqual([]);
    append('p', TEXT);
    await pass(200);
    expect(told).toEqual(['address']);
    history.replaceState(null, '', '/same-text');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await pass(3100);
    expect(told).toEqual(['address', 'address']);
  });

  it('does not take a ticker’s change of before for the text of another address', async () => {
    stop.abort();
    stop = new AbortController();
    const watch = watchArticle({ document, window, onChange: (change) => told.push(change), signal: stop.signal });
    for (let i = 0; i <= MOST_AT_ONCE; i += 1) {
      append('p', TEXT);
      await pass(200);
    }
    expect(told).toHaveLength(MOST_AT_ONCE);
    told = [];
    history.pushState(null, '', '/other');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await pass(2000);
    expect(told).toEqual([]);
    expect(watch.awaitsText()).toBe(true);
    append('p', TEXT);
    await pass(200);
    expect(told).toEqual(['address']);
  });

  it('tells of a ticker that changes 50 times a second a number of times, then once in a long while', async () => {
    const ticker = append('p', TEXT);
    const minutes = 3;
    for (let i = 0; i < minutes * 60 * 50; i += 1) {
      ticker.firstChild!.nodeValue = `${TEXT} ${i}`;
      await pass(20);
    }
    const most = MOST_AT_ONCE + (minutes * 60_000) / PAUSE;
    expect(told.length).toBeGreaterThan(MOST_AT_ONCE);
    expect(told.length).toBeLessThanOrEqual(most);
    // Its last state is told, even though nothing changes any more.
    const before = told.length;
    await pass(PAUSE);
    expect(told).toHaveLength(before + 1);
    await pass(10 * PAUSE);
    expect(told).toHaveLength(before + 1);
  });

  it('follows a live blog with an entry a minute for as long as it goes on', async () => {
    for (let entry = 0; entry < 3 * MOST_AT_ONCE; entry += 1) {
      append('p', TEXT);
      await pass(60_000);
    }
    expect(told).toHaveLength(3 * MOST_AT_ONCE);
  });

  it('hears a word that is edited in a long paragraph, not one in a short line', async () => {
    const word = append('b', 'never', append('p', `${TEXT} It will `));
    const clock = append('b', '12:01', append('p', 'It is now '));
    await pass(500);
    told = [];
    clock.firstChild!.nodeValue = '12:02';
    await pass(500);
    expect(told).toEqual([]);
    word.firstChild!.nodeValue = 'ever';
    await pass(500);
    expect(told).toEqual(['content']);
  });

  it('tells of a hidden page when it is seen', async () => {
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    append('p', TEXT);
    await pass(60_000);
    expect(told).toEqual([]);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told).toEqual(['content']);
  });

  it('ends with its signal', async () => {
    append('p', TEXT);
    await Promise.resolve();
    stop.abort();
    await pass(5000);
    expect(told).toEqual([]);
  });
});
