/**
 * Writes `utils/matching/averageessay.ts`: the words that op-eds in general are made of, from the claims of the 120
 * training essays. Run by hand when the stemmer, the gazetteer or `weighEssayTerms` changes:
 * `npx tsx bench/makeaverageessay.ts`.
 */
import { writeFileSync } from 'node:fs';
import { type AverageEssay, averageEssay } from './averagedessays.ts';
import { readTrainEssays } from './trainessays.ts';

/** Terms to the natural unit of their logarithm: neighbours differ by 28 %. */
const STEPS = 4;

const train = readTrainEssays();
if (!train) throw new Error('../shared/train is absent');
const average: AverageEssay = averageEssay(train.map(({ essay }) => essay));
const byLevel = new Map<number, string[]>();
for (const [term, weight] of average) {
  if (!/^[a-z][a-z -]+$/.test(term)) continue;
  const level = Math.round(-Math.log(weight) * STEPS);
  byLevel.set(level, [...(byLevel.get(level) ?? []), term.replaceAll(' ', '_')]);
}
const lines = [...byLevel]
  .toSorted((a, b) => a[0] - b[0])
  .map(([level, terms]) => `  [${level}, '${terms.toSorted().join(' ')}'],`);
writeFileSync(
  new URL('../utils/matching/averageessay.ts', import.meta.url),
  `// Written by bench/makeaverageessay.ts from the claims of ${train.length} essays of ours.
/** Terms of the average essay by weight: minus ${STEPS} times its natural logarithm. */
export const TERMS_BY_WEIGHT: [quarterNats: number, terms: string][] = [
${lines.join('\n')}
];
`,
);
console.log(`${average.size} terms`);
