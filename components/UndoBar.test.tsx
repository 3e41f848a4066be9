// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { UndoBar } from './UndoBar.tsx';

const deleted = (words: string) => ({ words, canUndo: true });
type Bar = Parameters<typeof UndoBar>[0];
const draw = (...bars: Bar[]) =>
  act(() =>
    render(
      <main>
        {bars.map((bar, i) => (
          <UndoBar key={i} {...bar} />
        ))}
        <button type="button">Far down</button>
        <textarea />
      </main>,
      document.body,
    ),
  );
afterEach(() => act(() => render(null, document.body)));

function pressKeys(on: string, keys: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true, ...keys });
  document.querySelector(on)!.dispatchEvent(event);
}

it('undoes by the keys from anywhere in the page, and says so', async () => {
  const onUndo = vi.fn();
  await draw({ said: deleted('Note deleted.'), onUndo });
  expect(document.querySelector('[role=status]')?.textContent).toMatch(/^Note deleted\. Ctrl\+Z brings it back\./);
  pressKeys('main > button');
  expect(onUndo).toHaveBeenCalledOnce();
});

it('leaves the keys to a field in which was typed, and other keys to others', async () => {
  const onUndo = vi.fn();
  await draw({ said: deleted('Note deleted.'), onUndo });
  pressKeys('textarea');
  for (const other of [{ shiftKey: true }, { altKey: true }, { ctrlKey: false }, { key: 'y' }, { repeat: true }])
    pressKeys('main > button', other);
  expect(onUndo).not.toHaveBeenCalled();
});

it('undoes only the latest of several, and nothing once there is nothing to undo', async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const none = { said: null, onUndo: first };
  await draw(none, { said: deleted('One.'), onUndo: second });
  await draw({ said: deleted('Two.'), onUndo: first }, { said: deleted('One.'), onUndo: second });
  pressKeys('main > button');
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0]);
  await draw(none, { said: deleted('One.'), onUndo: second });
  pressKeys('main > button');
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  await draw(none, { said: { words: 'It failed.', canUndo: false }, onUndo: second });
  pressKeys('main > button');
  expect(second).toHaveBeenCalledOnce();
});
