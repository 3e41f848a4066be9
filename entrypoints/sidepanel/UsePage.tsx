import { browser } from '#imports';
import { openTabAsEssay } from '@/utils/library/usepage.ts';

/** The way from an op-ed that is being read to an essay in the library. */
export function UsePage({ tab }: { tab: number }) {
  const use = async () => openTabAsEssay(await browser.tabs.get(tab));
  return (
    <p class="use-page">
      <button type="button" class="quiet" onClick={() => void use().catch(console.error)}>
        Use this page as an essay
      </button>
    </p>
  );
}
