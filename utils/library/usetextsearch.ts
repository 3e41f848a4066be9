import { useEffect, useMemo, useState } from 'preact/hooks';
import { createTextSearch, type TextQuery } from '../notes/findtexts.ts';

/** How things are looked for; always the same one while the search lives. */
export interface Searched<T> extends Pick<TextQuery<T>, 'keyOf'> {
  idOf(thing: T): string;
  textOf(thing: T): string;
}

/**
 * Looks for things in the background.
 * @param things null: they are still read
 * @param isWanted another function whenever it wants something else
 * @returns what was found last, no more than `most`; `current` tells whether that was by this very query, among these
 */
export function useTextSearch<T>(
  things: T[] | null,
  { idOf, textOf, keyOf }: Searched<T>,
  { words, isWanted, most }: Omit<TextQuery<T>, 'keyOf'>,
): { found: T[]; current: boolean } {
  const search = useMemo(() => createTextSearch(idOf, textOf), []);
  const inputs = [things, words, isWanted, most];
  const [last, setLast] = useState<{ found: T[]; by: unknown[] }>({ found: [], by: [] });
  useEffect(() => {
    if (things === null) return;
    const controller = new AbortController();
    void search.find(things, { words, isWanted, keyOf, most }, controller.signal).then((found) => {
      if (!controller.signal.aborted) setLast({ found, by: inputs });
    });
    return () => controller.abort();
  }, inputs);
  return { found: last.found, current: inputs.every((input, i) => input === last.by[i]) };
}
