import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Disclosure } from '@/components/Disclosure.tsx';
import { type Searched, useTextSearch } from '@/utils/library/usetextsearch.ts';
import type { TextQuery } from '@/utils/notes/findtexts.ts';
import { MoreButton } from './MoreButton.tsx';

/** Found things shown at a time. */
const PORTION = 50;

/** What was found of one kind. */
interface Found<T> {
  found: T[];
  /** It was found by what is typed now. */
  current: boolean;
  /** How many of them are shown. */
  shown: number;
  /** How many are looked for at most: where that many were found there may be more. */
  most: number;
  onMore(): void;
}

/**
 * Looks for things of one kind, a portion at a time; another query begins with its first.
 * @param things null: they are still read
 */
export function useFound<T>(
  things: T[] | null,
  searched: Searched<T>,
  { words, isWanted }: Pick<TextQuery<T>, 'words' | 'isWanted'>,
): Found<T> {
  const [{ shown, by }, setShown] = useState<{ shown: number; by: unknown[] }>({ shown: PORTION, by: [] });
  const asked = [words, isWanted];
  const now = asked.every((each, i) => each === by[i]) ? shown : PORTION;
  // The next portion too, to say how many it holds, and one more, to tell whether that is all.
  const most = now + PORTION + 1;
  return {
    ...useTextSearch(things, searched, { words, isWanted, most }),
    shown: now,
    most,
    onMore: () => setShown({ shown: now + PORTION, by: asked }),
  };
}

interface Props<T> {
  summary: string;
  open: boolean;
  among: Found<T>;
  keyOf(thing: T): string;
  children(thing: T): ComponentChildren;
}

/** What was found of one kind, folded away; nothing where nothing was. */
export function FoundSection<T>({ summary, open, among: { found, shown, most, onMore }, keyOf, children }: Props<T>) {
  if (found.length === 0) return null;
  const count = found.length < most ? found.length : `over ${most - 1}`;
  return (
    <Disclosure summary={summary} count={count} size="section" open={open}>
      <ul role="list" class="found-list">
        {found.slice(0, shown).map((thing) => (
          <li key={keyOf(thing)}>{children(thing)}</li>
        ))}
      </ul>
      {found.length > shown && (
        <MoreButton count={Math.min(PORTION, found.length - shown)} auto={false} onMore={onMore} />
      )}
    </Disclosure>
  );
}
