import { browser } from '#imports';
import { sendMessage } from '../messaging/protocol.ts';

const DIRECTIONS = new Map<string, 1 | -1>([
  ['next-highlight', 1],
  ['previous-highlight', -1],
]);

/** Has the keyboard shortcuts step through the active tab's highlights. */
export function listenToCommands(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    const direction = DIRECTIONS.get(command);
    if (direction) void step(direction, tab?.id);
  });
}

async function step(direction: 1 | -1, tab: number | undefined): Promise<void> {
  const id = tab ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
  // A page without our content script has nobody to answer: that is no failure.
  if (id !== undefined) await sendMessage('stepHighlight', { direction }, id).catch(() => {});
}
