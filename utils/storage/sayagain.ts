/**
 * Words for a place that screen readers listen to. They hear only what changes there: what was said last is said again
 * with an unseen blank behind it.
 */
export function sayAgain(before: string, words: string): string {
  return words === before && words !== '' ? `${words}\u00a0` : words;
}
