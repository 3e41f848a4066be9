import { browser } from '#imports';
import { sendMessage } from '../messaging/protocol.ts';
import type { PanelTab } from './panel.ts';
import { openOnSelection } from './selection.ts';

const DIRECTIONS = new Map<string, 1 | -1>([
  ['next-highlight', 1],
  ['previous-highlight', -1],
]);

/** Has the keyboard shortcuts step through the active tab's highlights, and write on what is selected there. */
export function listenToCommands(): void {
  browser.commands.onCommand.addListener((command, tab) => void answer(command, tab).catch(console.error));
}

async function answer(command: string, pressedIn: PanelTab | undefined): Promise<void> {
  const tab = pressedIn ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (tab?.id === undefined) return;
  const direction = DIRECTIONS.get(command);
  // A page without our content script has nobody to answer: that is no failure.
  if (direction) await sendMessage('stepHighlight', { direction }, tab.id).catch(() => {});
  if (command === 'note-selection') await openOnSelection(tab, 'note');
}
