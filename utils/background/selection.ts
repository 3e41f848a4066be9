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
 * @param words the selected text where the browser tells it
 */
export async function openOnSelection(tab: PanelTab, purpose: Purpose, words = ''): Promise<void> {
  const { id } = tab;
  if (id === undefined) return;
  // A page without our content script has nobody to answer.
  const answer = await sendMessage('openOnSelection', { purpose }, id).catch(() => 'unread' as const);
  if (answer === 'opened' || (answer === 'none' && words.trim() === '')) return;
  // Before anything else is awaited: the reader's click counts only for a while.
  openPanelFromMenu(tab);
  // Of more than a note's quote can hold, its beginning: the item would not be read at all.
  const text = words.trim().slice(0, QUOTE_CAP);
  if (text === '' || purpose !== 'note') return;
  const page = await addressOf(id);
  if (page !== null) await selectedTextItem.setValue({ tab: id, page, text });
}

/** Tells a tab's page as the panel does, which offers the words on this page alone; null: it has no notes. */
async function addressOf(tab: number): Promise<string | null> {
  const report = await sendMessage('describePage', undefined, tab).catch(() => null);
  if (report) return report.page;
  const { url = '' } = await browser.tabs.get(tab);
  return cleanAddress(url);
}
