/** Makes the id of a claim (`c`) or theme (`t`) that the reader adds: random, and a step with one that is taken is refused. */
export function newId(kind: 'c' | 't'): string {
  return `${kind}-${crypto.randomUUID().slice(0, 8)}`;
}
