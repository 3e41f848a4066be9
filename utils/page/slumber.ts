import { createAllowance } from '../article/allowance.ts';
import { hasProse, holdsTextElsewhere } from '../article/prose.ts';
import { bringsText } from '../article/textchange.ts';
import { hearFrameLoads } from './frameloads.ts';

interface Slumber {
  document: Document;
  signal: AbortSignal;
  /** Tells whether the reader wrote on this page: then it is read whatever it says. */
  isNoted(): Promise<boolean>;
  wake(): void;
}

/** Milliseconds after which new elements are looked at; that often at once, and once more in so many. */
const SETTLED = 150;
const LOOKS_AT_ONCE = 20;
const LOOKS_PAUSE = 30_000;

/**
 * Wakes the lookout at once on a page with something to read, and lets it sleep on all others: a form, an application, a
 * list. There nothing is asked and nothing prepared but what hears text come, until some does, or a note is there.
 */
export function slumber({ document, signal, isNoted, wake }: Slumber): void {
  let awake = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const looks = createAllowance(LOOKS_AT_ONCE, LOOKS_PAUSE);

  function end(): void {
    awake = true;
    observer.disconnect();
    clearTimeout(timer);
  }
  function rouse(): void {
    if (awake) return;
    end();
    wake();
  }
  function look(): void {
    timer = undefined;
    if (holdsTextElsewhere(document)) rouse();
  }
  const observer = new MutationObserver((records) => {
    if (records.some(bringsText)) return rouse();
    if (timer === undefined && records.some(({ addedNodes }) => addedNodes.length > 0) && looks.take())
      timer = setTimeout(look, SETTLED);
  });

  if (hasProse(document) || holdsTextElsewhere(document)) return rouse();
  observer.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  hearFrameLoads(document, signal, () => void (!awake && holdsTextElsewhere(document) && rouse()));
  signal.addEventListener('abort', end);
  // What cannot be known is for the lookout to say.
  isNoted().then((noted) => noted && rouse(), rouse);
}
