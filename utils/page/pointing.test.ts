// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Card } from './card.ts';
import type { Mark } from './marks.ts';
import { followPointer } from './pointing.ts';

let end: AbortController;
const open = vi.fn();
const close = vi.fn();
let card: Card;
let click: (event: object) => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  document.body.innerHTML = '<p>Europe must arm itself soon.</p>';
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('p')!);
  range.getClientRects = () => [new DOMRect(0, 0, 100, 20)] as never;
  const mark = { range, subject: { key: 's' } } as unknown as Mark;
  document.elementFromPoint = (_x, y) => (y < 20 ? document.querySelector('p') : document.body);
  card = { owns: () => false, close, subject: null, held: false } as unknown as Card;
  end = new AbortController();
  const heard = vi.spyOn(document, 'addEventListener');
  followPointer({ document, window, marks: () => [mark], card, open, signal: end.signal });
  click = heard.mock.calls.find(([type]) => type === 'click')![1] as typeof click;
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

function move(y: number, buttons = 0): void {
  document.body.dispatchEvent(
    new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', clientX: 5, clientY: y, buttons }),
  );
  vi.advanceTimersByTime(300);
}
const press = () => document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, buttons: 1 }));

it('opens under a pointer that rests, and not while a button is held down', () => {
  move(50);
  press();
  move(5, 1);
  expect(open).not.toHaveBeenCalled();
  document.body.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  move(50);
  move(5);
  expect(open).toHaveBeenCalledTimes(1);
});

it('opens again after a drag or a menu of the browser took the release of the button', () => {
  press();
  move(50);
  move(5);
  expect(open).toHaveBeenCalledTimes(1);
});

it('closes and opens by the reader’s click, and by none that the page makes', () => {
  const composedPath = () => [document.body];
  const clickAt = (y: number) => click({ isTrusted: true, button: 0, clientX: 5, clientY: y, composedPath });
  Object.assign(card, { subject: { key: 's' } });
  document.body.click();
  document.body.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: 5, clientY: 5 }));
  expect(close).not.toHaveBeenCalled();
  expect(open).not.toHaveBeenCalled();
  clickAt(50);
  expect(close).toHaveBeenCalledTimes(1);
  clickAt(5);
  expect(open).toHaveBeenCalledExactlyOnceWith(expect.anything(), { near: 5, pinned: true });
});
