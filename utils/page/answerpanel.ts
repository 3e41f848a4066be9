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

/** Answers what panel and keyboard ask of this page, until the signal ends it. @param awake wakes the lookout if need be */
export function answerPanel(awake: () => Lookout, panelAsked: () => void, signal: AbortSignal): void {
  const answers: { [K in Asked]: (data: Parameters<ProtocolMap[K]>[0]) => Answer<K> } = {
    describePage() {
      panelAsked();
      return { ...awake().describe(), origin: location.origin };
    },
    revealInPage: ({ id }) => awake().reveal(id),
    lightUp: ({ id }) => awake().lightUp(id),
    verdictChanged: ({ match, verdict }) => awake().setVerdict(match, verdict),
    stepHighlight: ({ direction }) => awake().step(direction),
    openOnSelection: ({ purpose }) => awake().openOnSelection(purpose),
    readPageText: () => awake().readText(),
    rematchPage: () => awake().look(),
  };
  answerWire(answers, signal);
}
