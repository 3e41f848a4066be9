import { browser } from '#imports';
import { cleanAddress } from '../article/canonical.ts';
import { sendMessage } from '../messaging/protocol.ts';
import { QUOTE_CAP } from '../notes/noteschema.ts';
import type { Purpose } from '../page/card.ts';
import { selectedTextItem } from '../storage/selectedtext.ts';
import { openPanelFromMenu, type PanelTab } from './panel.ts';

/**
 * Opens the card on the selected sentence of a tab. Where the page cannot (it is a PDF, or Throughline is off on it), the
 * panel opens instead, with a note on these words.
 * @param words the selected text where the browser tells it, as its menus do; else the page is asked
 */
export async function openOnSelection(tab: PanelTab, purpose: Purpose, words = ''): Promise<void> {
  const { id } = tab;
  if (id === undefined) return;
  // A page without our content script has nobody to answer.
  const answer = await sendMessage('openOnSelection', { purpose }, id).catch(() => 'unread' as const);
  if (answer === 'opened' || (answer === 'none' && words.trim() === '')) return;
  // Before anything else is awaited: the reader's click counts only for a while.
  openPanelFromMenu(tab);
  if (purpose !== 'note') return;
  // Of more than a note's quote can hold, its beginning: the item would not be read at all.
  const text = (words.trim() || (await readSelection(id))).slice(0, QUOTE_CAP);
  const page = await addressOf(id);
  if (page !== null) await selectedTextItem.setValue({ tab: id, page, text: text === '' ? null : text });
}

/**
 * Reads what is selected in a tab's page or its frames, at the reader's request; empty where nothing is, and where the
 * browser does not let us, as in its own pages and its viewer of PDFs.
 */
async function readSelection(tab: number): Promise<string> {
  const answers = await browser.scripting
    .executeScript({
      target: { tabId: tab, allFrames: true },
      func: (most: number) => getSelection()?.toString().trim().slice(0, most) ?? '',
      args: [QUOTE_CAP],
      // Else it waits for a frame that never finishes loading.
      injectImmediately: true,
    })
    .catch(() => []);
  return answers.map(({ result }) => result ?? '').find((words) => words !== '') ?? '';
}

/** Tells a tab's page as the panel does, which offers the words on this page alone; null: it has no notes. */
async function addressOf(tab: number): Promise<string | null> {
  const report = await sendMessage('describePage', undefined, tab).catch(() => null);
  if (report) return report.page;
  const { url = '' } = await browser.tabs.get(tab);
  return cleanAddress(url);
}
