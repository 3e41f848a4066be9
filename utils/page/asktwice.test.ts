import { expect, it, vi } from 'vitest';
import { askTwice } from './asktwice.ts';

const closed = () => Promise.reject(new Error('The message port closed before a response was received.'));

it('asks again where the answer was lost with the background, and once only', async () => {
  const ask = vi.fn(async () => 'here').mockImplementationOnce(closed);
  expect(await askTwice(ask)).toBe('here');
  const lost = vi.fn(closed);
  await expect(askTwice(lost)).rejects.toThrow(/port closed/);
  expect(lost).toHaveBeenCalledTimes(2);
});

it('does not ask again where nobody is left to answer', async () => {
  const ask = vi.fn(() => Promise.reject(new Error('Extension context invalidated.')));
  await expect(askTwice(ask)).rejects.toThrow(/invalidated/);
  expect(ask).toHaveBeenCalledTimes(1);
});
