// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { holdInView, LOOK_MS, LOOKS } from './holdinview.ts';

/** Where the sentence stands in the page and how far that is scrolled, CSS pixels; a window is 768 high. */
let top: number;
let scrolled: number;
let range: Range;
let brought: number;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<p>A sentence.</p>';
  const paragraph = document.querySelector('p')!;
  [top, scrolled, brought] = [5000, 4700, 0];
  const box = () => new DOMRect(0, top - scrolled, 300, 20);
  range = document.createRange();
  range.selectNodeContents(paragraph);
  range.getBoundingClientRect = box;
  paragraph.getBoundingClientRect = box;
  paragraph.scrollIntoView = () => {
    scrolled = top - 300;
  };
});

afterEach(() => vi.useRealTimers());

const hold = () => holdInView(range, window, () => (brought += 1));
const look = (times = 1) => vi.advanceTimersByTime(LOOK_MS * times);

it('brings a sentence back that the page moved away, as often as it does', () => {
  hold();
  look();
  top = 2000;
  look();
  // It may still be on its way.
  expect(scrolled).toBe(4700);
  look();
  expect([scrolled, brought]).toEqual([1700, 1]);
  top = 3500;
  look(2);
  expect([scrolled, brought]).toEqual([3200, 2]);
});

it('leaves a page alone that scrolls, and one that shows the sentence', () => {
  hold();
  for (scrolled = 0; scrolled < 4000; scrolled += 1000) look();
  scrolled = 4600;
  look(LOOKS);
  expect([scrolled, brought]).toEqual([4600, 0]);
});

it('counts nothing where the page ends before the sentence is well in view', () => {
  scrolled = top - 700;
  document.querySelector('p')!.scrollIntoView = () => {};
  hold();
  look(LOOKS);
  expect(brought).toBe(0);
});

it.each(['wheel', 'keydown', 'touchstart', 'pointerdown'])('gives way to the reader’s %s', (hand) => {
  hold();
  look(2);
  window.dispatchEvent(new Event(hand));
  scrolled = 0;
  look(LOOKS);
  expect(scrolled).toBe(0);
});

it('ends after some seconds, and when it is told to', () => {
  hold();
  look(LOOKS);
  scrolled = 0;
  look(LOOKS);
  expect(scrolled).toBe(0);
  hold()();
  look(LOOKS);
  expect(scrolled).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});
