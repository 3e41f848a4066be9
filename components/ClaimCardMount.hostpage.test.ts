// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Card } from '../utils/page/card.ts';
import { mountCard } from './ClaimCardMount.tsx';
import { byReader, hearReader } from './readerkeys.ts';

const closed = vi.fn();
let card: Card;

beforeEach(() => {
  const stopHearing = hearReader(window);
  card = mountCard(document, { closed } as never);
  stopHearing();
});
afterEach(() => card.remove());

it('gives the keyboard to no key that the page sends by script, and closes by none', async () => {
  const quote = { exact: 'Europe must arm itself.', prefix: '', suffix: '', start: 0, end: 23 };
  const subject = { key: 's', quote, matches: [], hasNote: false };
  await act(() => card.open({ subject, rects: () => [], near: null, pinned: true }));
  const key = (name: string) => new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
  const send = (event: Event) => void document.body.dispatchEvent(event);
  const scripted = key('Tab');
  send(scripted);
  expect(scripted.defaultPrevented).toBe(false);
  send(key('Escape'));
  expect(closed).not.toHaveBeenCalled();
  send(byReader(key('Escape')));
  expect(closed).toHaveBeenCalledTimes(1);
});

it('comes back where the page threw it out for the highlights, which go by its scheme', () => {
  document.querySelector('throughline-card')!.remove();
  card.setScheme('dark');
  expect(document.querySelector(":root > throughline-card[data-scheme='dark']")).not.toBeNull();
  card.remove();
  card.setScheme('light');
  expect(document.querySelector('throughline-card')).toBeNull();
});
