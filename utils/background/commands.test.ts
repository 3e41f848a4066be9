import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sendMessage } from '../messaging/protocol.ts';
import { listenToCommands } from './commands.ts';
import { openOnSelection } from './selection.ts';

vi.mock('../messaging/protocol.ts', () => ({ sendMessage: vi.fn(async () => {}) }));
vi.mock('./selection.ts', () => ({ openOnSelection: vi.fn(async () => {}) }));

let press: (command: string, tab: { id: number }) => void;

beforeEach(() => {
  Object.assign(fakeBrowser, {
    commands: { onCommand: { addListener: (listener: typeof press) => (press = listener) } },
  });
  listenToCommands();
});

it('opens the card for a note on what is selected', async () => {
  press('note-selection', { id: 7 });
  await vi.waitFor(() => expect(openOnSelection).toHaveBeenCalledWith({ id: 7 }, 'note'));
  expect(sendMessage).not.toHaveBeenCalled();
});

it.each([
  ['next-highlight', 1],
  ['previous-highlight', -1],
])('steps by %s', async (command, direction) => {
  press(command, { id: 7 });
  await vi.waitFor(() => expect(sendMessage).toHaveBeenCalledWith('stepHighlight', { direction }, 7));
});
