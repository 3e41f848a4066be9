import { onMessage } from '@/utils/messaging/protocol.ts';
import { createMatchingHost } from '@/utils/model/host.ts';
import { chooseWorkers } from '@/utils/model/parallel.ts';
import { parseHostRequest } from '@/utils/model/matchrequest.ts';
import { spawnMatchingWorker } from '@/utils/model/workerhandle.ts';

// Closing gives the whole renderer process back; the background opens it again with the next request.
const host = createMatchingHost({
  spawnWorker: spawnMatchingWorker,
  workers: chooseWorkers(),
  onIdle: () => window.close(),
});

onMessage('hostMatchSentences', ({ data }) => host.match(parseHostRequest(data), data.turn));
onMessage('hostWake', () => host.wake());
onMessage('hostForeseeMatches', ({ data }) => host.foresee(parseHostRequest(data), data.turn));
