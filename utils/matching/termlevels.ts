/** Terms with a number each, by level: four times the number, rounded. Within a term `_` stands for a space. */
export type TermLevels = [quarterNats: number, terms: string][];

/** Levels to a natural unit of a logarithm: neighbours differ by 28 %. */
const STEPS = 4;

/** Unpacks terms laid out by level: the number of each, in nats. */
export function unpackLevels(table: TermLevels): Map<string, number> {
  return new Map(
    table.flatMap(([level, terms]) =>
      terms.split(' ').map((listed): [string, number] => [listed.replaceAll('_', ' '), level / STEPS]),
    ),
  );
}

/** Lays terms out by level, levels and terms in order; what is neither a plain word nor a name is left out. */
export function packLevels(numbers: Iterable<[term: string, nats: number]>): TermLevels {
  const byLevel = new Map<number, string[]>();
  for (const [term, nats] of numbers) {
    if (!/^[a-z][a-z -]+$/.test(term)) continue;
    const level = Math.round(nats * STEPS);
    byLevel.set(level, [...(byLevel.get(level) ?? []), term.replaceAll(' ', '_')]);
  }
  return [...byLevel]
    .toSorted(([a], [b]) => a - b)
    .map(([level, terms]): TermLevels[number] => [level, terms.toSorted().join(' ')]);
}
