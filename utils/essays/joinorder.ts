/**
 * Joins the orders of two lists that come from one, all given as ids. Where the other list moved nothing, the order here
 * counts, else the other's; what the one has more follows, where it can, what it followed there.
 * @param base what both come from; null: not known, and the other's order counts
 * @param stays the ids that are wanted; each is in one of the two lists
 */
export function joinOrder(base: string[] | null, mine: string[], theirs: string[], stays: Set<string>): string[] {
  const movedNothing = base !== null && isSameSequence(base, theirs);
  const [leading, other] = movedNothing ? [mine, theirs] : [theirs, mine];
  const order = leading.filter((id) => stays.has(id));
  for (const [index, id] of other.entries()) {
    if (!stays.has(id) || order.includes(id)) continue;
    const before = other.slice(0, index).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return order;
}

/** Tells whether what two lists share stands in the same sequence in both. */
function isSameSequence(a: string[], b: string[]): boolean {
  const [inA, inB] = [new Set(a), new Set(b)];
  const shared = b.filter((id) => inA.has(id));
  return a.filter((id) => inB.has(id)).every((id, index) => id === shared[index]);
}
