import { defineContentScript } from '#imports';
import { mountCard } from '@/components/ClaimCardMount.tsx';
import { answerPanel } from '@/utils/page/answerpanel.ts';
import { browserEdges } from '@/utils/page/browseredges.ts';
import { startPageSession } from '@/utils/page/session.ts';
import '@/utils/highlight/highlight.css';

/** What runs in every web page: top frame only, when the page has settled, out of the page's own world. */
export default defineContentScript({
  matches: ['http://*/*', 'https://*/*'],
  runAt: 'document_idle',
  main({ signal }) {
    // XML, images and the like have no body to read.
    if (!(document.body instanceof HTMLElement)) return;
    answerPanel(startPageSession({ document, window, signal, edges: browserEdges, mountCard }), signal);
  },
});
