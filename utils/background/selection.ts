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
  // Of more than a note's quote can hold, its beginning: the item would not be read at all.
  const text = words.trim().slice(0, QUOTE_CAP);
  if (text !== '' && purpose === 'note') await selectedTextItem.setValue({ tab: id, text });
  openPanelFromMenu(tab);
}
