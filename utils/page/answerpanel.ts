import type { ProtocolMap } from '../messaging/protocol.ts';
import { answerWire } from '../messaging/wire.ts';
import type { Lookout } from './lookout.ts';

/** What a page is asked by the panel and the keyboard. */
type Asked = 'describePage' | 'revealInPage' | 'lightUp' | 'verdictChanged' | 'stepHighlight' | 'rematchPage';

/** Answers what panel and keyboard ask of this page, until the signal ends it. */
export function answerPanel(lookout: Lookout, startTelling: () => void, signal: AbortSignal): void {
  const answers: { [K in Asked]: (data: Parameters<ProtocolMap[K]>[0]) => ReturnType<ProtocolMap[K]> } = {
    describePage() {
      startTelling();
      return lookout.describe();
    },
    revealInPage: ({ id }) => lookout.reveal(id),
    lightUp: ({ id }) => lookout.lightUp(id),
    verdictChanged: ({ match, verdict }) => lookout.setVerdict(match, verdict),
    stepHighlight: ({ direction }) => lookout.step(direction),
    rematchPage: () => lookout.look(),
  };
  answerWire(answers, signal);
}
