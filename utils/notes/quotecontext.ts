/** UTF-16 units of text kept before and after a quote (the length that W3C's examples and Hypothesis use). */
const LENGTH = 32;

/** Takes the end of what stands before a quote, at most 32 UTF-16 units; half an emoji is left out. */
export function prefixOf(before: string): string {
  return before.slice(-LENGTH).replace(/^[\udc00-\udfff]/, '');
}

/** Takes the beginning of what stands after a quote, at most 32 UTF-16 units; half an emoji is left out. */
export function suffixOf(after: string): string {
  return after.slice(0, LENGTH).replace(/[\ud800-\udbff]$/, '');
}
