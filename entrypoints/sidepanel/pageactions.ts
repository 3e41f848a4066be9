import type { Signal } from '@preact/signals';
import type { SentenceActions } from '@/components/SentenceRow.tsx';
import { sendMessage } from '@/utils/messaging/protocol.ts';

/**
 * What the reader can do with a sentence in the panel, sent to the page in the tab.
 * @param staying matches set aside just now keep their place, so that they can be taken back there
 * @param attempt shows that a verdict was not kept
 */
export function pageActions(
  tab: number,
  staying: Signal<ReadonlySet<string>>,
  attempt: (work: () => Promise<void>) => Promise<void>,
): SentenceActions {
  return {
    onReveal: (id) => revealIn(tab, id),
    onLight: (id) => void sendMessage('lightUp', { id }, tab).catch(ignoreGonePage),
    onJudge: (id, verdict) => {
      staying.value = new Set([...staying.value, id]);
      void attempt(async () => {
        await sendMessage('setVerdict', { match: id, verdict });
        // Not before it is kept: the page would show what is gone when it is read again.
        await sendMessage('verdictChanged', { match: id, verdict }, tab).catch(ignoreGonePage);
      });
    },
  };
}

/** Has the page scroll to a match or a note; false: it could not. */
export function revealIn(tab: number, id: string): Promise<boolean> {
  return sendMessage('revealInPage', { id }, tab).catch(() => false);
}

/** The page may have gone since the panel was painted; the panel hears of that by itself. */
function ignoreGonePage(): void {}
