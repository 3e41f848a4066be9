// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Painter } from '../highlight/paint.ts';
import type { Card, CardActions } from './card.ts';
import { createPresence, type Presence } from './presence.ts';

const painter = { paint: vi.fn(), setScheme: vi.fn(), uphold: vi.fn(), clear: vi.fn() } as unknown as Painter;
const card = { setScheme: vi.fn(), remove: vi.fn(), subject: null, held: false } as unknown as Card;
let presence: Presence;
let listening: Set<string>;

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal('matchMedia', () => new EventTarget());
  listening = new Set();
  for (const target of [document, window, document.documentElement] as EventTarget[]) {
    const add = target.addEventListener.bind(target);
    vi.spyOn(target, 'addEventListener').mockImplementation((type, listener, options) => {
      const { signal } = options as AddEventListenerOptions;
      listening.add(type);
      signal?.addEventListener('abort', () => listening.delete(type));
      add(type, listener, options);
    });
  }
  presence = createPresence({ document, window, painter, mountCard: () => card, actions: {} as CardActions });
});

afterEach(() => {
  presence.remove();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Something that the reader does, so many milliseconds after the page began. */
function happen(type: string, at: number): void {
  const event = new Event(type, { bubbles: true });
  Object.defineProperty(event, 'timeStamp', { value: at });
  document.body.dispatchEvent(event);
}

it.each(['pointermove', 'scrollend'])('puts back what the page took away as the reader goes on: %s', (type) => {
  happen(type, 10_000);
  expect(painter.uphold).toHaveBeenCalledTimes(1);
});

it('looks no more than once in a while, whatever is done', () => {
  for (let at = 10_000; at < 12_000; at += 10) happen(at % 20 ? 'pointermove' : 'scrollend', at);
  expect(vi.mocked(painter.uphold).mock.calls.length).toBeLessThanOrEqual(4);
});

it('listens to nothing when it is gone', () => {
  expect(listening).toContain('scrollend');
  presence.remove();
  expect([...listening]).toEqual([]);
  happen('pointermove', 10_000);
  expect(painter.uphold).not.toHaveBeenCalled();
});
