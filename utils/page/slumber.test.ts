// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { slumber } from './slumber.ts';

const PROSE =
  'The parish paid for the shed, and a hardware shop gave most of the tools that are lent out there. '.repeat(4);

let stop: AbortController;
let wake: ReturnType<typeof vi.fn<() => void>>;
const begin = (isNoted = async () => false) => slumber({ document, signal: stop.signal, isNoted, wake });
/** Mutation records and promises are delivered before the clock moves. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  stop = new AbortController();
  wake = vi.fn<() => void>();
  document.body.innerHTML = '<form><label>Name <input></label></form>';
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

it.each([
  ['a paragraph', `<p>${PROSE}</p>`],
  ['prose outside of paragraphs', `<main><div><div>${PROSE}</div></div></main>`],
  ['an element that may show text of its own', '<my-app></my-app>'],
])('wakes at once for %s', (_, html) => {
  document.body.innerHTML = html;
  begin();
  expect(wake).toHaveBeenCalledTimes(1);
});

it.each([
  ['a form', '<form><label>Name <input></label></form>'],
  ['a list of links', `<ul>${'<li><a href="/">The headline of a story</a></li>'.repeat(50)}</ul>`],
  ['an application', '<div role="gridcell"><span>12</span></div>'.repeat(3000)],
  ['a script', `<script type="text/plain">${PROSE}</script>`],
])('sleeps on %s until text comes, and wakes once', async (_, html) => {
  document.body.innerHTML = html;
  begin();
  await pass(5000);
  expect(wake).not.toHaveBeenCalled();
  document.body.append(
    ...[PROSE, PROSE].map((text) => Object.assign(document.createElement('p'), { textContent: text })),
  );
  await pass(0);
  document.body.append(PROSE);
  await pass(5000);
  expect(wake).toHaveBeenCalledTimes(1);
});

it('wakes for an element that comes late and may show text of its own, and looks for one so often at most', async () => {
  begin();
  const asked = vi.spyOn(document, 'querySelectorAll');
  for (let i = 0; i < 100; i += 1) {
    document.body.append(document.createElement('i'));
    await pass(200);
  }
  expect(asked.mock.calls.length).toBeGreaterThan(0);
  expect(asked.mock.calls.length).toBeLessThanOrEqual(20);
  asked.mockRestore();
  await pass(60_000);
  expect(wake).not.toHaveBeenCalled();
  document.body.append(document.createElement('late-story'));
  await pass(200);
  expect(wake).toHaveBeenCalledTimes(1);
});

it('wakes for a frame that has loaded a text of the same site', async () => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  begin();
  await pass(200);
  expect(wake).not.toHaveBeenCalled();
  frame.contentDocument!.body.textContent = PROSE;
  frame.dispatchEvent(new Event('load'));
  expect(wake).toHaveBeenCalledTimes(1);
});

it('wakes where the reader wrote on the page, or that cannot be known', async () => {
  begin(async () => true);
  await pass(0);
  expect(wake).toHaveBeenCalledTimes(1);
  begin(async () => Promise.reject(new Error('Extension context invalidated.')));
  await pass(0);
  expect(wake).toHaveBeenCalledTimes(2);
});

it('leaves nothing behind when it is ended', async () => {
  begin(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return true;
  });
  stop.abort();
  document.body.append(Object.assign(document.createElement('p'), { textContent: PROSE }));
  await pass(5000);
  expect(wake).not.toHaveBeenCalled();
});
