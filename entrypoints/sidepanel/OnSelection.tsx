import { useState } from 'preact/hooks';
import { sendMessage } from '@/utils/messaging/protocol.ts';
import type { Purpose } from '@/utils/page/card.ts';

const NONE = 'Select a sentence in the page first.';
const UNREAD = 'Throughline is off on this page.';

/** What the panel does with the sentence that is selected in the page: the page's card opens on it. */
export function OnSelection({ tab }: { tab: number }) {
  // Of one tab: another may be in front when the answer comes.
  const [told, setTold] = useState({ tab, words: '' });
  const open = async (purpose: Purpose) => {
    const answer = await sendMessage('openOnSelection', { purpose }, tab).catch(() => 'unread' as const);
    setTold({ tab, words: answer === 'opened' ? '' : answer === 'none' ? NONE : UNREAD });
  };
  return (
    <div class="on-selection" role="group" aria-label="The selected sentence">
      <button type="button" class="quiet" onClick={() => void open('note')}>
        Note the selected sentence
      </button>
      <button type="button" class="quiet" onClick={() => void open('say')}>
        The selected sentence says…
      </button>
      <p role="status">{told.tab === tab ? told.words : ''}</p>
    </div>
  );
}
