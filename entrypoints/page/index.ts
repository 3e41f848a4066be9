import { defineUnlistedScript } from '#imports';
import { mountCard } from '@/components/ClaimCardMount.tsx';
import { browserEdges } from '@/utils/page/browseredges.ts';
import { startPageSession } from '@/utils/page/session.ts';
import { offerSession } from '@/utils/page/sessionworld.ts';
import '@/utils/highlight/highlight.css';

/** What reads and paints in a web page: the background brings it where the lookout asks for it. */
export default defineUnlistedScript(() => {
  offerSession((ground) => startPageSession({ ...ground, edges: browserEdges, mountCard }));
});
