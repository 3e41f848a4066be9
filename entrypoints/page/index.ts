import { defineUnlistedScript } from '#imports';
import { mountCard } from '@/components/ClaimCardMount.tsx';
import { watchArticle } from '@/utils/article/watch.ts';
import { sendMessage } from '@/utils/messaging/protocol.ts';
import { browserEdges } from '@/utils/page/browseredges.ts';
import { startFramedSession } from '@/utils/page/framedsession.ts';
import { glancePage } from '@/utils/page/glancepage.ts';
import { startPageSession } from '@/utils/page/session.ts';
import { offerSession } from '@/utils/page/sessionworld.ts';
import { readGlanceState, watchGlanceState } from '@/utils/storage/glancestate.ts';
import '@/utils/highlight/highlight.css';

/** What reads and paints in a web page: the background brings it where the lookout asks for it. */
export default defineUnlistedScript(() => {
  offerSession((ground) =>
    startFramedSession({
      ground,
      startSession: (each) => startPageSession({ ...each, edges: browserEdges, mountCard }),
      edges: { readGlanceState, watchGlanceState, watchArticle, glance: glancePage },
      styleFrames: () => sendMessage('bringStyles', { frames: true }),
    }),
  );
});
