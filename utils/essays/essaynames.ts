import type { Essay } from './essay.ts';

/** What essays are told apart by; `added`: when it came, ISO 8601 UTC. */
type Named = Pick<Essay, 'id' | 'title' | 'author'> & { added: string };

/** Names essays by their titles; those of one title with their authors, those of one author by the order they came in. */
export function nameEssays(essays: readonly Named[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const inOrder = essays.toSorted((a, b) => a.added.localeCompare(b.added) || a.id.localeCompare(b.id));
  for (const [title, alike] of Map.groupBy(inOrder, (each) => each.title)) {
    const authors = new Set(alike.map(({ author }) => author));
    for (const { id, author } of alike) {
      const name = authors.size > 1 && author !== '' ? `${title} (${author})` : title;
      let free = name;
      for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
      taken.add(free);
      names.set(id, free);
    }
  }
  return names;
}
