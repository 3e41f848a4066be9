import { browser } from '#imports';
import { openTabAsEssay } from '@/utils/library/usepage.ts';

interface Props {
  tab: number;
  /** Shows what goes wrong. */
  attempt(work: () => Promise<unknown>): Promise<void>;
}

/** The way from an op-ed that is being read to an essay in the library. */
export function UsePage({ tab, attempt }: Props) {
  const use = async () => openTabAsEssay(await browser.tabs.get(tab));
  return (
    <p class="use-page">
      <button type="button" class="quiet" onClick={() => void attempt(use)}>
        Use this page as an essay
      </button>
    </p>
  );
}
