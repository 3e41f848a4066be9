import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sendMessage } from './protocol.ts';
import { answerWire, fromWire, toWire } from './wire.ts';

it('speaks with the library, and leaves the listeners of others alone', async () => {
  fakeBrowser.reset();
  const controller = new AbortController();
  const answers = {
    describePage: () => ({ page: 'p' }),
    readPageText: async (_data: unknown) => ({ kind: 'refused' }),
    rematchPage: () => Promise.reject(new TypeError('It was cut off.')),
    revealInPage: () => {
      throw Object.assign(new Error('It went.'), { name: 'QuoteGone' });
    },
  };
  answerWire(answers, controller.signal);
  expect(await sendMessage('describePage', undefined)).toEqual({ page: 'p' });
  await expect(sendMessage('revealInPage', { id: 'm' })).rejects.toMatchObject({
    name: 'QuoteGone',
    message: 'It went.',
  });
  expect(await sendMessage('readPageText', undefined)).toEqual({ kind: 'refused' });
  await expect(sendMessage('rematchPage', undefined)).rejects.toMatchObject({ name: 'TypeError' });
  expect(await fakeBrowser.runtime.sendMessage(toWire('toString'))).toBeUndefined();
  expect(await fakeBrowser.runtime.sendMessage('not a message')).toBeUndefined();

  controller.abort();
  expect(fakeBrowser.runtime.onMessage.hasListeners()).toBe(false);
});

it('takes results out, and throws errors by name', () => {
  expect(fromWire({ res: 5 })).toBe(5);
  expect(() => fromWire({ err: { name: 'Odd', message: 'So.' } })).toThrow(expect.objectContaining({ name: 'Odd' }));
  expect(() => fromWire(undefined)).toThrow('No response');
});
