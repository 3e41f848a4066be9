/**
 * Gives the element that a node stands in; null where there is none, and where it is none: a form has its fields by their
 * names before its own properties, and who climbs by a field that is called "parentElement" would go round for ever.
 */
export function parentOf(node: Node): Element | null {
  const said = node.parentElement;
  return said?.contains(node) ? said : null;
}
