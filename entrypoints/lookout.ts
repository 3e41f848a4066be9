import { defineUnlistedScript } from '#imports';
import { isExtensionThere } from '@/utils/messaging/extensionthere.ts';
import { answerPanel } from '@/utils/page/answerpanel.ts';
import { fetchSession } from '@/utils/page/fetchsession.ts';
import { type Lookout, startLookout } from '@/utils/page/lookout.ts';
import { createLookoutEdges } from '@/utils/page/lookoutedges.ts';
import { renewWithPage } from '@/utils/page/renewal.ts';
import { slumber } from '@/utils/page/slumber.ts';
import { succeedOlderScript } from '@/utils/page/succession.ts';
import { isPageNoted } from '@/utils/storage/glancestate.ts';

/**
 * What runs in every web page: top frame only, when the page has settled, out of the page's own world. The manifest
 * lists it as the content script. Whatever is imported here is loaded by every page; what only pages on the themes need
 * belongs into `page`. Neither is WXT’s kind of content script, whose frame is a quarter of this and names the extension to
 * the page.
 */
export default defineUnlistedScript(() => {
  // XML, images and the like have no body to read.
  if (!document.body) return;
  let endIfCutOff = (): void => {};
  const edges = createLookoutEdges(fetchSession, () => endIfCutOff());
  renewWithPage(document, () => {
    const life = succeedOlderScript(document, window, isExtensionThere);
    const { signal } = life;
    endIfCutOff = life.endIfCutOff;
    let lookout: Lookout | undefined;
    const awake = () => (lookout ??= startLookout({ document, window, signal, edges }));
    // While the canonical link is sure to be this page's.
    edges.pageAddress.hear(document);
    answerPanel(awake, edges.panelAsked, signal);
    slumber({ document, signal, isNoted: () => isPageNoted(edges.pageAddress, document), wake: awake });
    return life;
  });
});
