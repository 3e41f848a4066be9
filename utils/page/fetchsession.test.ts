import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from '#imports';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fetchSession } from './fetchsession.ts';
import { glancePage } from './glancepage.ts';
import type { SessionGround } from './pagesession.ts';
import { offerSession } from './sessionworld.ts';

const send = vi.fn();
const session = {} as never;
const ground = { signal: new AbortController().signal } as SessionGround;
const closed = new Error('The message port closed before a response was received.');

beforeEach(() => {
  fakeBrowser.reset();
  send.mockReset();
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(send as never);
});

it('has the session brought although the background was stopped between question and answer', async () => {
  send.mockRejectedValueOnce(closed).mockImplementationOnce(async () => {
    offerSession(() => session);
    return {};
  });
  expect(await fetchSession(ground)).toBe(session);
});

it('hears of a large library although the background was stopped between question and answer', async () => {
  send.mockRejectedValueOnce(closed).mockResolvedValueOnce({ res: true });
  expect(await glancePage({ library: 'edition', glances: [] }, 'words')).toBe(true);
});
