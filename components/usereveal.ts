import { useState } from 'preact/hooks';

/** Said where a sentence that the page is not known to have lost is not to be seen in it. */
export const UNSEEN = 'Not to be seen in the page: it may be folded away, or not there yet.';

/** Makes a sentence's button that has the page go to it. `unseen`: when it was last pressed the page could not. */
export function useReveal(reveal: () => Promise<boolean>): { unseen: boolean; show(): void } {
  const [unseen, setUnseen] = useState(false);
  return { unseen, show: () => void reveal().then((shown) => setUnseen(!shown)) };
}
