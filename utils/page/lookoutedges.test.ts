import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from '#imports';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLookoutEdges } from './lookoutedges.ts';
import type { PageReport } from './state.ts';

const send = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  send.mockReset();
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(send as never);
});

function setUp() {
  const { tell, panelAsked } = createLookoutEdges(vi.fn(), () => {});
  /** Until the answer, if any, has come. */
  const change = async () => {
    tell(() => ({ title: 'Story' }) as PageReport);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { change, panelAsked };
}

it.each([
  ['nobody answers', () => send.mockResolvedValue(undefined)],
  ['nobody is there to answer', () => send.mockRejectedValue(new Error('Receiving end does not exist.'))],
])('tells of changes from when a panel asks until %s, and again when one asks anew', async (_name, close) => {
  const { change, panelAsked } = setUp();
  await change();
  expect(send).not.toHaveBeenCalled();
  panelAsked();
  // So a panel answers in Chromium, where what is undefined does not travel.
  send.mockResolvedValue({});
  await change();
  await change();
  expect(send).toHaveBeenCalledTimes(2);
  close();
  await change();
  await change();
  expect(send).toHaveBeenCalledTimes(3);
  panelAsked();
  await change();
  expect(send).toHaveBeenCalledTimes(4);
});

it('goes on telling a panel that asks while another’s silence is being found out', async () => {
  const { change, panelAsked } = setUp();
  panelAsked();
  const silence = Promise.withResolvers<void>();
  send.mockReturnValueOnce(silence.promise).mockResolvedValue({});
  await change();
  panelAsked();
  silence.resolve();
  await change();
  await change();
  expect(send).toHaveBeenCalledTimes(3);
});
