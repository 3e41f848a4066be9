import { createAllowance } from './allowance.ts';
import { listShown } from './shownparagraphs.ts';
import { mayShowText } from './textchange.ts';

/** Attributes by which pages show and fold away their text. */
const LOOKS = ['class', 'style', 'hidden', 'open', 'aria-hidden'];

/** Milliseconds in which changes of looks are gathered: a page's settling is waited for when they are told. */
const GATHERED = 50;

/** Changes of looks that are looked into at once, and milliseconds in which one more may be; each about a millisecond. */
const LOOKS_AT_ONCE = 40;
const LOOKS_PAUSE = 2000;

interface Watched {
  document: Document;
  window: Window;
  /** Other text is shown. */
  changed(): void;
  signal: AbortSignal;
}

export interface LooksWatch {
  /** Watches an open shadow tree too, and takes what it shows for known. */
  observe(root: ShadowRoot): void;
  /** Takes what is shown now for known: the page is about to be read. */
  measure(): void;
}

/**
 * Tells when text of a page is unfolded or folded away without another word in it: by class, style, `hidden` or `open`, or by
 * whatever else makes the page longer or shorter.
 */
export function watchLooks({ document, window, changed, signal }: Watched): LooksWatch {
  const { MutationObserver, ResizeObserver } = window as Window &
    Pick<typeof globalThis, 'MutationObserver'> &
    Partial<Pick<typeof globalThis, 'ResizeObserver'>>;
  const shown = new WeakMap<Node, string>();
  const looks = createAllowance(LOOKS_AT_ONCE, LOOKS_PAUSE);
  let timer: number | undefined;
  /** Trees in which looks changed since they were looked into. */
  const stirred = new Set<Document | ShadowRoot>();
  /** The page became longer or shorter. */
  let isResized = false;

  const measure = (root: Document | ShadowRoot): { isOther: boolean; isOfSameText: boolean } => {
    const now = listShown(root);
    const before = shown.get(root);
    shown.set(root, now);
    return { isOther: now !== before, isOfSameText: now.length === before?.length };
  };
  const look = (): void => {
    timer = undefined;
    if (document.hidden || signal.aborted || (stirred.size === 0 && !isResized)) return;
    if (!looks.take()) return lookIn(looks.wait());
    const roots = [...stirred];
    stirred.clear();
    let isNews = roots.filter((root) => measure(root).isOther).length > 0;
    if (isResized && !roots.includes(document)) {
      // Where text came or went that made it so, and whoever hears of that knows whether it is the article's.
      const { isOther, isOfSameText } = measure(document);
      isNews ||= isOther && isOfSameText;
    }
    isResized = false;
    if (isNews) changed();
  };
  const lookIn = (delay: number): void => {
    timer ??= window.setTimeout(look, delay);
  };
  const observer = new MutationObserver((records) => {
    // As a rule it is known already that the tree is to be looked into.
    for (const record of records) {
      const root = record.target.getRootNode() as Document | ShadowRoot;
      if (record.target.isConnected && !stirred.has(root) && mayShowText(record)) stirred.add(root);
    }
    if (stirred.size > 0) lookIn(GATHERED);
  });
  // A page may unfold without a change of these attributes: by a ticked box, by the fragment, by a style sheet that comes.
  const sizes =
    ResizeObserver &&
    new ResizeObserver(() => {
      isResized = true;
      lookIn(GATHERED);
    });
  const follow = (root: Node): void =>
    observer.observe(root, { attributeFilter: LOOKS, attributeOldValue: true, subtree: true });

  follow(document.documentElement);
  document.addEventListener('visibilitychange', look, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    sizes?.disconnect();
    window.clearTimeout(timer);
  });
  return {
    observe(root) {
      // Else the first change in it would be news, whatever it shows.
      measure(root);
      follow(root);
    },
    measure() {
      measure(document);
      // Another body, or article, may be there by now.
      sizes?.disconnect();
      for (const name of ['body', 'main', 'article']) {
        const [first] = document.getElementsByTagName(name);
        if (first) sizes?.observe(first);
      }
    },
  };
}
