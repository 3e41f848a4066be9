// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { Asking } from './Asking.tsx';

it('has the keyboard on the safe answer, and gives it back with it', async () => {
  const opener = document.createElement('button');
  const place = document.createElement('div');
  document.body.replaceChildren(opener, place);
  opener.focus();
  const onNo = vi.fn(() => render(null, place));
  const onYes = vi.fn();
  await act(() => render(<Asking question="Really?" yes="Do it" no="Leave it" onYes={onYes} onNo={onNo} />, place));
  expect(document.activeElement?.textContent).toBe('Leave it');
  await act(() => (document.activeElement as HTMLElement).click());
  expect(onNo).toHaveBeenCalledTimes(1);
  expect(onYes).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(opener);
});
