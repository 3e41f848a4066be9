// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followPage } from './followpage.ts';

let stop: AbortController;
let follow: ReturnType<typeof vi.fn<() => Promise<boolean>>>;
let followed: ReturnType<typeof vi.fn<() => void>>;
let found: (root: ShadowRoot) => void;
let measure: () => void;

async function pass(ms: number): Promise<void> {
  await Promise.resolve();
  await vi.advanceTimersByTimeAsync(ms);
}

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<p>Europe must arm itself soon.</p>';
  stop = new AbortController();
  follow = vi.fn(async () => true);
  followed = vi.fn();
  const watch = { deepen: (tell: typeof found) => void (found = tell), noteText: vi.fn() };
  measure = followPage({ document, window, watch, follow, followed, signal: stop.signal });
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

it('watches nothing before the first reading, nor after the end', async () => {
  document.body.append('One.');
  await pass(1000);
  measure();
  stop.abort();
  document.body.append('Two.');
  await pass(1000);
  expect(follow).not.toHaveBeenCalled();
});

it('looks after what is painted when the text settles, in a quarter of a second at most, in shadow trees too', async () => {
  measure();
  const host = document.body.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  await pass(300);
  expect(followed).toHaveBeenCalledTimes(1);
  found(root);
  follow.mockClear();
  for (let i = 0; i < 13; i += 1) {
    root.append(`${i}`);
    await pass(20);
  }
  expect(follow).toHaveBeenCalledTimes(1);
  follow.mockResolvedValue(false);
  followed.mockClear();
  root.append('More.');
  await pass(300);
  expect(followed).not.toHaveBeenCalled();
});

it('does so no more than once a second on a page that never stops, and once after its last change', async () => {
  measure();
  const seconds = 60;
  const text = document.querySelector('p')!.firstChild!;
  for (let i = 0; i < seconds * 50; i += 1) {
    text.nodeValue = `Turn ${i}`;
    await pass(20);
  }
  expect(follow.mock.calls.length).toBeGreaterThan(20);
  expect(follow.mock.calls.length).toBeLessThanOrEqual(20 + seconds);
  follow.mockClear();
  await pass(60_000);
  expect(follow.mock.calls.length).toBeLessThanOrEqual(1);
});

it('waits while nobody sees the page', async () => {
  measure();
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  for (let i = 0; i < 20; i += 1) {
    document.body.append('More.');
    await pass(100);
  }
  expect(follow).not.toHaveBeenCalled();
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(follow).toHaveBeenCalledTimes(1);
});
