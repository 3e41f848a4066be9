import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Who takes the focus by themselves do it right after a drawing: they come first. */
const SETTLING_MS = 100;

/** What must not take the place of what was pressed: a key still held down would press it, too. */
const CONTROLS = 'a, button, input, select, textarea, summary';

/** Where something stood that was taken out of the document. */
interface Gap {
  /** What came in its place. */
  come: Node[];
  next: Node | null;
  previous: Node | null;
  parent: Node;
}

/**
 * Keeps the keyboard in its place within an element when what it was on goes or is switched off: a deleted note, a button
 * that has done its work. Without it a screen reader starts the page again. The focus goes to what stands there now, as a whole and not to
 * a button in it.
 */
export function useFocusKept(within: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = within.current;
    if (root === null) return;
    let focused: Node | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const enter = ({ target }: FocusEvent) => (focused = target as Node);
    // What is taken out is left, too, in some browsers; the reader leaves what still stands.
    const leave = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (focused === target && root.contains(focused)) focused = null;
      });
    const observer = new MutationObserver((records) => {
      if (focused === null) return;
      const control = focused;
      const off = root.contains(control) && isOff(control);
      if (!off && root.contains(control)) return;
      const gap = off ? placeOf(control) : gapOf(control, records);
      focused = null;
      if (gap === null) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (root.ownerDocument.activeElement !== root.ownerDocument.body) return;
        if (off && root.contains(control) && !isOff(control)) (control as HTMLElement).focus({ preventScroll: true });
        else focusOn(standingAt(gap, root));
      }, SETTLING_MS);
    });
    root.addEventListener('focusin', enter);
    root.addEventListener('focusout', leave);
    observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      root.removeEventListener('focusin', enter);
      root.removeEventListener('focusout', leave);
    };
  }, []);
}

/** Tells whether a control was switched off: browsers take the keyboard off such a one without a word. */
function isOff(node: Node): boolean {
  return node instanceof Element && node.matches(':disabled');
}

function placeOf({ nextSibling: next, previousSibling: previous, parentNode }: Node): Gap | null {
  return parentNode && { come: [], next, previous, parent: parentNode };
}

function gapOf(gone: Node, records: MutationRecord[]): Gap | null {
  const record = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(gone)));
  if (!record) return null;
  const { target: parent, nextSibling: next, previousSibling: previous } = record;
  const come = records.flatMap(({ target, addedNodes }) => (target === parent ? [...addedNodes] : []));
  return { come, next, previous, parent };
}

/** The nearest element with something to say: what came, what follows, what stands before, and so on outwards. */
function standingAt({ come, next, previous, parent }: Gap, root: HTMLElement): HTMLElement {
  const near = [...come, ...along(next, 'nextSibling'), ...along(previous, 'previousSibling')];
  for (let around: Node | null = parent; around !== null && around !== root; around = around.parentNode)
    near.push(...along(around.nextSibling, 'nextSibling'), ...along(around.previousSibling, 'previousSibling'));
  const standing = near.find((node) => root.contains(node) && saysSomething(node));
  return standing instanceof HTMLElement ? standing : root;
}

function along(start: Node | null, way: 'nextSibling' | 'previousSibling'): Node[] {
  const nodes: Node[] = [];
  for (let node = start; node !== null; node = node[way]) nodes.push(node);
  return nodes;
}

function saysSomething(node: Node): boolean {
  return node instanceof HTMLElement && !node.hidden && !node.matches(CONTROLS) && node.textContent?.trim() !== '';
}

function focusOn(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex') && element.tabIndex < 0) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
}
