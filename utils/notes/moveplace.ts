/** A stretch of a text: from and to, in UTF-16 code units. */
export type Place = readonly [from: number, to: number];

/** Finds a stretch again after an edit, taken as one; null: the edit was in it. What comes in right before it moves it. */
export function movePlace([from, to]: Place, before: string, after: string): Place | null {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same += 1;
  let end = 0;
  while (end < shorter - same && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const [begun, ended] = [same, before.length - end];
  const by = after.length - before.length;
  if (ended <= from) return [from + by, to + by];
  return begun >= to ? [from, to] : null;
}
