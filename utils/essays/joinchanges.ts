import * as v from 'valibot';
import type { Essay } from './essay.ts';
import { type PackUpdate, updateFromPack } from './packupdate.ts';
import { DraftEssaySchema, MOST_CLAIMS, MOST_THEMES, MOST_WORDINGS } from './parse.ts';

/** Two states of an essay that cannot be one: nothing of either is dropped without a word of the reader's. */
export class UnjoinableError extends Error {
  override name = 'UnjoinableError';
  /** The state that the changes could not be joined to. */
  readonly now: Essay;
  /** What that state brings and the changes alone lack, as `3 claims added`. */
  readonly brings: string;
  constructor(update: PackUpdate, changed: Essay, now: Essay) {
    super(describeExcess(update.essay));
    this.now = now;
    this.brings = describeChanges(update, changed);
  }
}

/**
 * Joins changes that were begun on one state of an essay to another one.
 * @throws UnjoinableError where the two together are more than one essay can hold
 */
export function joinChanges(from: Essay, changed: Essay, now: Essay): Essay {
  const update = updateFromPack(from, changed, now);
  const joined = v.safeParse(DraftEssaySchema, update.essay);
  if (!joined.success) throw new UnjoinableError(update, changed, now);
  return joined.output;
}

function describeExcess({ claims, themes }: Essay): string {
  const together = 'Together with what changed in the library this essay';
  const wordings = Math.max(...claims.map((claim) => claim.wordings?.length ?? 0));
  if (claims.length > MOST_CLAIMS)
    return `${together} would have ${claims.length} claims; ${MOST_CLAIMS} are the most.`;
  if (themes.length > MOST_THEMES)
    return `${together} would have ${themes.length} themes; ${MOST_THEMES} are the most.`;
  if (wordings > MOST_WORDINGS)
    return `${together} would have a claim with ${wordings} other wordings; ${MOST_WORDINGS} are the most.`;
  return 'What changed in the library does not fit together with what you see here.';
}

function describeChanges({ essay, added, changed, removed, about }: PackUpdate, mine: Essay): string {
  const themes = essay.themes.filter(({ id }) => !mine.themes.some((theme) => theme.id === id)).length;
  const counts: [number, string, string][] = [
    [added.length, 'claim added', 'claims added'],
    [changed.length, 'claim changed', 'claims changed'],
    [removed.length, 'claim taken out', 'claims taken out'],
    [themes, 'theme added', 'themes added'],
    [about.length, 'change of citation or theme names', 'changes of citation or theme names'],
  ];
  const parts = counts
    .filter(([count]) => count > 0)
    .map(([count, one, more]) => `${count} ${count === 1 ? one : more}`);
  return parts.join(', ') || 'its order';
}
