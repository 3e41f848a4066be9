import { expect, it } from 'vitest';
import { mayKeep, turnOf } from './relay.ts';

it('lets nothing be kept of a private window, nor where it is not known, nor where the reader keeps no sightings', () => {
  expect(mayKeep({ tab: { id: 1, incognito: false } }, null)).toBe(true);
  expect(mayKeep({ tab: { id: 1, incognito: false } }, 3)).toBe(true);
  expect(mayKeep({ tab: { id: 1, incognito: true } }, null)).toBe(false);
  expect(mayKeep({ tab: { id: 1 } }, null)).toBe(false);
  expect(mayKeep({}, null)).toBe(false);
  expect(mayKeep({ tab: { id: 1, incognito: false } }, 0)).toBe(false);
});

it('names tab and window of who asks, and takes what is in no tab for in front', () => {
  expect(turnOf({ tab: { id: 7, windowId: 3, active: false } })).toEqual({ sender: '7', window: '3', inFront: false });
  expect(turnOf({ tab: { id: 7, windowId: 3, active: true } })).toEqual({ sender: '7', window: '3', inFront: true });
  expect(turnOf({ url: 'chrome-extension://id/library.html' })).toEqual({
    sender: 'chrome-extension://id/library.html',
    window: null,
    inFront: true,
  });
});
