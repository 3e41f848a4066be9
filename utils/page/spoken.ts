import type { CardActions } from './card.ts';
import type { Mark } from './marks.ts';
import type { ShownMatch } from './knownmatch.ts';

/**
 * Says what a screen reader tells of a highlight; the card's own label follows when the reader tabs into it. The essay
 * is named where the page has highlights of more than one.
 */
export async function spokenOf(
  mark: Mark,
  list: readonly Mark[],
  describeClaim: CardActions['describeClaim'],
): Promise<string> {
  const essays = new Set(list.flatMap(({ subject }) => subject.matches.map(({ essay }) => essay)));
  const parts = mark.subject.matches.map(async (match) => {
    const title = essays.size > 1 ? await titleOf(match, describeClaim) : null;
    const relation = match.relation === 'agrees' ? 'agrees with' : 'disputes';
    return `${relation} a claim${title === null ? '' : ` of “${title}”`}`;
  });
  const what = [...new Set(await Promise.all(parts))].join(' and ') || 'your note';
  const place = `Highlight ${list.indexOf(mark) + 1} of ${list.length}`;
  return `${place}. ${what[0]!.toUpperCase()}${what.slice(1)}: ${mark.subject.quote.exact} Press Tab for details.`;
}

/** Null: the essay is gone, or the extension was updated under the page. What is there to be said is said. */
async function titleOf(match: ShownMatch, describeClaim: CardActions['describeClaim']): Promise<string | null> {
  const claim = await describeClaim(match).catch(() => null);
  return claim?.essayTitle ?? null;
}
