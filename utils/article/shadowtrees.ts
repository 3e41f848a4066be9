import { firstElements } from './opentrees.ts';
import { holdsText } from './textchange.ts';

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

/** What finds the open shadow trees of a page; each is told of once. */
export interface TreeSearch {
  /** Looks for those that nothing added tells of. @param most elements that are looked at, of the page and of each tree */
  search(most: number): void;
  /** Looks for those of elements that were added, to the page or to a tree; true: there is text in one that is new. */
  among(added: Element[]): boolean;
  /** Has those that are known told of once more. */
  renew(): void;
}

/**
 * Follows the open shadow trees of a page: those that are there, and those that come with new content. A tree that a
 * script makes late in an element of the page is no mutation; but what it shows gives what is around it another size, and
 * of that the browser tells. (Not the element's own: custom elements are inline unless styled.)
 */
export function followShadowTrees({ document, window, found, appeared, signal }: Followed): TreeSearch {
  let known = new WeakSet<ShadowRoot>();
  const awaited = new Set<Element>();
  const { ResizeObserver } = window as Window & Partial<Pick<typeof globalThis, 'ResizeObserver'>>;
  let sizes: ResizeObserver | undefined;
  let most = 0;
  /** Text came with a tree. */
  let brought = false;

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
    brought ||= holdsText(root);
    searchIn(root);
  }

  function searchIn(root: Document | ShadowRoot | Element): void {
    for (const element of firstElements(root, most)) ask(element);
  }

  function ask(element: Element): void {
    if (element.shadowRoot) enter(element.shadowRoot);
    else if (element.localName.includes('-') && element.localName !== 'throughline-card') awaitTree(element);
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

  return {
    search(atMost) {
      most = atMost;
      for (const element of awaited) if (!element.isConnected) awaited.delete(element);
      searchIn(document);
    },
    among(added) {
      brought = false;
      for (const element of added) {
        ask(element);
        searchIn(element);
      }
      return brought;
    },
    renew() {
      known = new WeakSet();
    },
  };
}
