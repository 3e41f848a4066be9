import { browser } from '#imports';
import type { Sender } from '../messaging/handlers.ts';

/** The build's files; the manifest does not name them, because they are in no page by themselves. */
const SCRIPT = '/page.js';
const STYLES = '/assets/page.css';

/**
 * Brings the session's script and styles into the document that asks. Where the browser names documents, one that came
 * in its place meanwhile gets nothing; elsewhere the script may land there, and waits for that document's own lookout.
 * For a text in a frame, all frames of the tab get the styles: without highlights they do nothing.
 * A style sheet is taken out before it is put in, so that asking twice leaves one.
 * @throws where the document is gone, or the reader took back the access to its site
 */
export async function bringSession(frames: boolean, { tab, documentId }: Sender): Promise<void> {
  if (tab?.id === undefined) throw new Error('Only a tab can have a session.');
  const target = documentId === undefined ? { tabId: tab.id } : { tabId: tab.id, documentIds: [documentId] };
  const styled = frames ? { tabId: tab.id, allFrames: true } : target;
  const { scripting } = browser;
  // Together, since each takes some milliseconds to get there. The script paints when it is told to, which is after both.
  await Promise.all([
    scripting
      .removeCSS({ target: styled, files: [STYLES] })
      .then(() => scripting.insertCSS({ target: styled, files: [STYLES] })),
    scripting.executeScript({ target, files: [SCRIPT] as never[] }),
  ]);
}
