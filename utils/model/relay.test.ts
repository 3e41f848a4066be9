import { expect, it, vi } from 'vitest';
import { createMatchRelay, mayKeep, turnOf } from './relay.ts';

const host = vi.hoisted(() => ({ match: vi.fn(async () => []), foresee: vi.fn(async () => []), wake: vi.fn() }));
vi.mock('./host.ts', () => ({ createMatchingHost: () => host }));
vi.mock('./offscreen.ts', () => ({ offscreenHost: host }));

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

it('has the worker asked for nothing before it may open the database', async () => {
  const ready = Promise.withResolvers<void>();
  const relay = createMatchRelay(() => ready.promise);
  const draft = { id: 'e', title: 'E', author: 'A', themes: [{ id: 't', label: 'T' }] };
  const answers = [
    relay.wake(),
    relay.matchSentences({ essay: 'e', sentences: [] }),
    relay.foreseeMatches({ essay: 'e', sentences: [] }),
    relay.matchDraft({ draft: { ...draft, claims: [{ id: 'c', theme: 't', text: 'Europe rearms.' }] }, sentences: [] }),
  ];
  await new Promise((resolve) => setTimeout(resolve, 20));
  const asked = () => host.match.mock.calls.length + host.foresee.mock.calls.length + host.wake.mock.calls.length;
  expect(asked()).toBe(0);
  ready.resolve();
  await Promise.all(answers);
  expect(asked()).toBe(4);
});
