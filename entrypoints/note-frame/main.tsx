import { render } from 'preact';
import { sendMessage } from '@/utils/messaging/protocol.ts';
import { findSentenceDraft } from '@/utils/storage/drafts.ts';
import { NoteFrame } from './NoteFrame.tsx';

/**
 * Any page may frame this page, so it shows nothing unless it brings a token that our own card got a moment ago. The
 * token is taken out of the address at once.
 */
async function start(): Promise<void> {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  if (window.top === window || token === '') return;
  const target = await sendMessage('redeemNoteToken', { token });
  const root = document.querySelector('#note');
  if (!target?.quote || !root) return;
  const { page, title, quote, claim } = target;
  const note = await sendMessage('findSentenceNote', { page, exact: quote.exact });
  const draft = await findSentenceDraft({ page, exact: quote.exact });
  const isNewer = draft !== null && (note === null || (draft.id === note.id && draft.modified > note.modified));
  const where = { kind: 'sentence' as const, page, quote, ...(claim ? { claim } : {}) };
  const { inPrivate } = target;
  render(
    <NoteFrame note={note} draft={isNewer ? draft : null} target={where} title={title} inPrivate={inPrivate} />,
    root,
  );
}

start().catch(() => {
  document.body.textContent = 'The note could not be opened. Reload the page and try again.';
});
