import { onMessage } from '../messaging/protocol.ts';
import { startTelling } from './browseredges.ts';
import type { PageSession } from './session.ts';

/** Answers what panel and keyboard ask of this page, until the signal ends it. */
export function answerPanel(session: PageSession, signal: AbortSignal): void {
  const removers = [
    onMessage('describePage', () => {
      startTelling();
      return session.describe();
    }),
    onMessage('revealInPage', ({ data: { id } }) => session.reveal(id)),
    onMessage('lightUp', ({ data: { id } }) => session.lightUp(id)),
    onMessage('verdictChanged', ({ data: { match, verdict } }) => session.setVerdict(match, verdict)),
    onMessage('stepHighlight', ({ data: { direction } }) => session.step(direction)),
    onMessage('rematchPage', () => session.rematch()),
  ];
  signal.addEventListener('abort', () => {
    for (const remove of removers) remove();
  });
}
