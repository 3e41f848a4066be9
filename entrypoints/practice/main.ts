import { mountCard } from '@/components/ClaimCardMount.tsx';
import { answerPanel } from '@/utils/page/answerpanel.ts';
import { browserEdges } from '@/utils/page/browseredges.ts';
import type { PageEdges } from '@/utils/page/edges.ts';
import { startLookout } from '@/utils/page/lookout.ts';
import { createLookoutEdges } from '@/utils/page/lookoutedges.ts';
import { startPageSession } from '@/utils/page/session.ts';
import '@/utils/highlight/highlight.css';

/** Content scripts don't run in an extension's own pages, so this page starts by itself what they start elsewhere. */
const { signal } = new AbortController();
/** It has the styles from the start. */
const edges: PageEdges = { ...browserEdges, ask: { ...browserEdges.ask, bringStyles: async () => {} } };
const lookoutEdges = createLookoutEdges(
  async (ground) => startPageSession({ ...ground, edges, mountCard }),
  () => {},
);
const lookout = startLookout({ document, window, signal, edges: lookoutEdges });
answerPanel(() => lookout, lookoutEdges.panelAsked, signal);
