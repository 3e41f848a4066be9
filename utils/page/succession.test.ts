// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { STARTED, succeedOlderScript } from './succession.ts';

it('ends the older script and lives until the next one', () => {
  const { signal: older } = succeedOlderScript(document, window, () => true);
  expect(older.aborted).toBe(false);
  const { signal: newer } = succeedOlderScript(document, window, () => true);
  expect(older.aborted).toBe(true);
  expect(newer.aborted).toBe(false);
});

it('ends when the reader comes back to a page that the extension was taken from', () => {
  let alive = true;
  const { signal, endIfCutOff } = succeedOlderScript(document, window, () => alive);
  window.dispatchEvent(new Event('focus'));
  endIfCutOff();
  expect(signal.aborted).toBe(false);
  alive = false;
  window.dispatchEvent(new Event('focus'));
  expect(signal.aborted).toBe(true);
});

it('lets a page neither end it, nor hear of it', () => {
  const heard = vi.spyOn(document, 'dispatchEvent');
  let alive = true;
  const { signal } = succeedOlderScript(document, window, () => alive);
  expect(heard).not.toHaveBeenCalled();
  document.dispatchEvent(new Event(STARTED));
  expect(signal.aborted).toBe(false);
  alive = false;
  document.dispatchEvent(new Event(STARTED));
  expect(signal.aborted).toBe(true);
});
