import { findClaims } from '../utils/essays/claims.ts';
import { fitClaimWeights } from './claimfit.ts';
import { type Counts, harmonic } from './metrics.ts';
import { type MarkedClaim, type MarkedOpEd, readMarkedOpEds } from './opeds.ts';
import { type Row, share } from './row.ts';

/**
 * Measures claim finding on the op-eds of bench/opeds, each with weights fitted on the others, against both readers'
 * lists (mean), and two simple ways at the same count.
 */
export function benchClaims(): Row[] {
  const opEds = readMarkedOpEds();
  const found = opEds.map((opEd) =>
    placesFound(
      opEd,
      opEds.filter((other) => other !== opEd),
    ),
  );
  const ways: [string, (opEd: MarkedOpEd, i: number) => number[]][] = [
    ['found', (_, i) => found[i]!],
    ['first sentences, as many', (_, i) => found[i]!.map((_place, rank) => rank)],
    ['TextRank, as many', (opEd, i) => rankByTextRank(opEd).slice(0, found[i]!.length)],
  ];
  const rows = ways.map(([measure, choose]): Row => {
    const results = opEds.flatMap((opEd, i) => opEd.readers.map((marks) => score(choose(opEd, i), marks)));
    return row(measure, results);
  });
  const agreement = opEds.map(({ readers: [author, second] }) =>
    score(
      second.map(([place]) => place!),
      author,
    ),
  );
  const count = found.reduce((sum, places) => sum + places.length, 0);
  rows[0]!.note += `; ${count} claims in ${opEds.length} op-eds`;
  return [...rows, row('the second reader against the author', agreement)];
}

function placesFound(opEd: MarkedOpEd, others: MarkedOpEd[]): number[] {
  const { claims } = findClaims(opEd.text, fitClaimWeights(others));
  return claims.map(({ source }) => opEd.sentences.findIndex(({ start }) => start === source!.start));
}

/** A claim is found where any of its sentences is chosen; a choice is right where it makes any claim of the list. */
function score(chosen: number[], marks: MarkedClaim[]): Counts {
  const right = chosen.filter((place) => marks.some((places) => places.includes(place))).length;
  const precision = right / Math.max(1, chosen.length);
  const recall = marks.filter((places) => places.some((place) => chosen.includes(place))).length / marks.length;
  return { precision, recall, f: harmonic(precision, recall) };
}

function row(measure: string, results: Counts[]): Row {
  const mean = (of: (result: Counts) => number) => results.reduce((sum, each) => sum + of(each), 0) / results.length;
  return {
    set: 'claims of op-eds',
    measure: `F, ${measure}`,
    value: share(mean(({ f }) => f)),
    note: `precision ${share(mean(({ precision }) => precision))} recall ${share(mean(({ recall }) => recall))}`,
  };
}

/** Ranks sentences by TextRank (Mihalcea and Tarau 2004): shared words over the logarithms of lengths, damping 0.85. */
function rankByTextRank({ sentences }: MarkedOpEd): number[] {
  const tie = (a: Set<string>, b: Set<string>) =>
    a.intersection(b).size / (Math.log(a.size + 1) + Math.log(b.size + 1) || 1);
  const ties = sentences.map((one) => sentences.map((other) => (one === other ? 0 : tie(one.terms, other.terms))));
  const sums = ties.map((values) => values.reduce((sum, value) => sum + value, 0) || 1);
  let rank = sentences.map(() => 1);
  for (let round = 0; round < 50; round += 1) {
    rank = rank.map((_, i) => 0.15 + 0.85 * rank.reduce((sum, value, j) => sum + (value * ties[j]![i]!) / sums[j]!, 0));
  }
  return rank.map((_, i) => i).toSorted((a, b) => rank[b]! - rank[a]!);
}
