/**
 * Finds the open shadow trees below a root, those within them too.
 * @param most elements that are looked at of the root and of each tree
 */
export function* openTrees(root: Document | ShadowRoot, most: number): Generator<ShadowRoot> {
  for (const element of firstElements(root, most)) {
    const { shadowRoot } = element;
    if (!shadowRoot) continue;
    yield shadowRoot;
    yield* openTrees(shadowRoot, most);
  }
}

/** Gives the first elements below a root, in the order of the document. */
export function* firstElements(root: Document | ShadowRoot | Element, most: number): Generator<Element> {
  const elements = root.querySelectorAll('*');
  for (let i = 0; i < elements.length && i < most; i += 1) yield elements[i]!;
}
