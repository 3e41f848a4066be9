import { firstElements } from './opentrees.ts';

interface Followed {
  document: Document;
  window: Window;
  /** Called once for each open shadow tree, at whatever depth. */
  found(root: ShadowRoot): void;
  /** A tree has come without a change of the page around it. */
  appeared(): void;
  signal: AbortSignal;
}

/** Custom elements without a tree that are waited for: pages of components have hundreds, those with text come first. */
const MOST_AWAITED = 100;

/**
 * Finds the open shadow trees of a page: those that are there and, called again, those that came with new content. A
 * tree that a script makes late in an element of the page is no mutation; but what it shows gives what is around it
 * another size, and of that the browser tells. (Not the element's own: custom elements are inline unless styled.)
 * @returns the search; it takes the number of elements that it looks at, of the page and of each tree
 */
export function followShadowTrees({ document, window, found, appeared, signal }: Followed): (most?: number) => void {
  const known = new WeakSet<ShadowRoot>();
  const awaited = new Set<Element>();
  const { ResizeObserver } = window as Window & Partial<Pick<typeof globalThis, 'ResizeObserver'>>;
  let sizes: ResizeObserver | undefined;
  let most = Infinity;

  function enterAwaited(): boolean {
    const hosts = [...awaited].filter(({ shadowRoot }) => shadowRoot !== null);
    for (const host of hosts) enter(host.shadowRoot!);
    return hosts.length > 0;
  }

  function enter(root: ShadowRoot): void {
    awaited.delete(root.host);
    if (known.has(root)) return;
    known.add(root);
    found(root);
    search(root);
  }

  function search(root: Document | ShadowRoot): void {
    for (const element of firstElements(root, most)) {
      if (element.shadowRoot) enter(element.shadowRoot);
      else if (element.localName.includes('-') && element.localName !== 'throughline-card') awaitTree(element);
    }
  }

  function awaitTree(element: Element): void {
    if (awaited.size >= MOST_AWAITED) return;
    awaited.add(element);
    if (!sizes && ResizeObserver) {
      sizes = new ResizeObserver(() => enterAwaited() && appeared());
      signal.addEventListener('abort', () => sizes?.disconnect());
    }
    sizes?.observe(element.parentElement ?? element);
  }

  return (atMost = Infinity) => {
    most = atMost;
    for (const element of awaited) if (!element.isConnected) awaited.delete(element);
    search(document);
  };
}
