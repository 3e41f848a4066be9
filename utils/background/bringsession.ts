import { browser } from '#imports';
import type { Sender } from '../messaging/handlers.ts';

/** The build's files; the manifest does not name them, because they are in no page by themselves. */
const SCRIPT = '/page.js';
const STYLES = '/assets/page.css';

/**
 * Brings the session's script into the document that asks. Where the browser names documents, one that came in its place
 * meanwhile gets nothing; elsewhere the script may land there, and waits for that document's own lookout.
 * @throws where the document is gone, or the reader took back the access to its site
 */
export async function bringSession(sender: Sender): Promise<void> {
  await browser.scripting.executeScript({ target: documentOf(sender), files: [SCRIPT] as never[] });
}

/**
 * Brings the session's styles into the document that asks, and for a text in a frame into all frames of the tab: without
 * highlights they do nothing. They are taken out before they are put in, so that asking twice leaves one.
 * @throws as `bringSession` does
 */
export async function bringStyles(frames: boolean, sender: Sender): Promise<void> {
  const { tabId, ...one } = documentOf(sender);
  const styles = { target: frames ? { tabId, allFrames: true } : { tabId, ...one }, files: [STYLES] };
  await browser.scripting.removeCSS(styles);
  await browser.scripting.insertCSS(styles);
}

function documentOf({ tab, documentId }: Sender): { tabId: number; documentIds?: string[] } {
  if (tab?.id === undefined) throw new Error('Only a tab can have a session.');
  return documentId === undefined ? { tabId: tab.id } : { tabId: tab.id, documentIds: [documentId] };
}
