import { describe, expect, it, vi } from 'vitest';
import { browser } from '#imports';
import { sendToTab } from './sendtotab.ts';

/** A tab that answers so; the fake browser has no tabs to send to. */
const tabAnswers = (answer: Promise<unknown>) =>
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation((() => answer) as typeof browser.tabs.sendMessage);

describe('sendToTab', () => {
  it('asks by a promise and answers what the listener answered', async () => {
    const sent = tabAnswers(Promise.resolve({ res: false }));
    expect(await sendToTab(7, 'revealInPage', { id: 'm' })).toBe(false);
    // A callback would leave `runtime.lastError` to be read.
    expect(sent.mock.calls[0]).toEqual([
      7,
      { id: expect.any(Number), type: 'revealInPage', data: { id: 'm' }, timestamp: expect.any(Number) },
    ]);
  });

  it('throws the listener’s error by its name', async () => {
    tabAnswers(Promise.resolve({ err: { name: 'QuoteGone', message: 'It went.' } }));
    await expect(sendToTab(7, 'revealInPage', { id: 'm' })).rejects.toMatchObject({
      name: 'QuoteGone',
      message: 'It went.',
    });
  });

  it('throws where nobody listens', async () => {
    tabAnswers(Promise.resolve(undefined));
    await expect(sendToTab(7, 'describePage', undefined)).rejects.toThrow('No response');
    tabAnswers(Promise.reject(new Error('Receiving end does not exist.')));
    await expect(sendToTab(7, 'describePage', undefined)).rejects.toThrow('Receiving end');
  });
});
