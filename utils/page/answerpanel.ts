import type { ProtocolMap } from '../messaging/protocol.ts';
import { answerWire } from '../messaging/wire.ts';
import type { Lookout } from './lookout.ts';

/** What a page is asked by the panel, the keyboard and the library. */
type Asked =
  | 'describePage'
  | 'revealInPage'
  | 'lightUp'
  | 'verdictChanged'
  | 'stepHighlight'
  | 'openOnSelection'
  | 'readPageText'
  | 'rematchPage';

/** What needs the session's script takes a while; all else is answered at once. */
type Answer<K extends Asked> = K extends 'readPageText' | 'openOnSelection'
  ? Promise<ReturnType<ProtocolMap[K]>>
  : ReturnType<ProtocolMap[K]>;

/** Answers what panel and keyboard ask of this page, until the signal ends it. */
export function answerPanel(lookout: Lookout, startTelling: () => void, signal: AbortSignal): void {
  const answers: { [K in Asked]: (data: Parameters<ProtocolMap[K]>[0]) => Answer<K> } = {
    describePage() {
      startTelling();
      return lookout.describe();
    },
    revealInPage: ({ id }) => lookout.reveal(id),
    lightUp: ({ id }) => lookout.lightUp(id),
    verdictChanged: ({ match, verdict }) => lookout.setVerdict(match, verdict),
    stepHighlight: ({ direction }) => lookout.step(direction),
    openOnSelection: ({ purpose }) => lookout.openOnSelection(purpose),
    readPageText: () => lookout.readText(),
    rematchPage: () => lookout.look(),
  };
  answerWire(answers, signal);
}
