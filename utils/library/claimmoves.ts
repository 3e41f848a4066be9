import type { ClaimEdit } from '../essays/editclaims.ts';
import type { Essay } from '../essays/essay.ts';

/**
 * Moves a claim one place up or down, as the reader sees them: past the end of its theme it goes into the next.
 * @returns null where there is nowhere to go
 */
export function moveBy({ themes, claims }: Essay, id: string, by: -1 | 1): ClaimEdit | null {
  const theme = claims.find((claim) => claim.id === id)?.theme;
  const listOf = (which: string | undefined) =>
    claims.filter((claim) => claim.theme === which).map((claim) => claim.id);
  const list = listOf(theme);
  const to = list.indexOf(id) + by;
  if (theme === undefined) return null;
  if (by < 0 && to >= 0) return { kind: 'place', claim: id, into: theme, before: list[to]! };
  if (by > 0 && to < list.length) return { kind: 'place', claim: id, into: theme, before: list[to + 1] ?? null };
  const next = themes[themes.findIndex((each) => each.id === theme) + by];
  if (!next) return null;
  return { kind: 'place', claim: id, into: next.id, before: by < 0 ? null : (listOf(next.id)[0] ?? null) };
}
