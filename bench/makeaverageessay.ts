/**
 * Writes `utils/matching/averageessay.ts`: the words that op-eds in general are made of, from the claims of the 120
 * training essays. Run by hand when the stemmer, the gazetteer or `weighEssayTerms` changes:
 * `npx tsx bench/makeaverageessay.ts`.
 */
import { writeFileSync } from 'node:fs';
import { packLevels } from '../utils/matching/termlevels.ts';
import { averageEssay } from './averagedessays.ts';
import { readTrainEssays } from './trainessays.ts';

const train = readTrainEssays();
if (!train) throw new Error('../shared/train is absent');
const average = averageEssay(train.map(({ essay }) => essay));
const levels = packLevels([...average].map(([term, weight]) => [term, -Math.log(weight)]));
writeFileSync(
  new URL('../utils/matching/averageessay.ts', import.meta.url),
  `// Written by bench/makeaverageessay.ts from the claims of ${train.length} essays of ours.
/** Terms of the average essay by weight: minus 4 times its natural logarithm. */
export const TERMS_BY_WEIGHT: [quarterNats: number, terms: string][] = [
${levels.map(([level, terms]) => `  [${level}, '${terms}'],`).join('\n')}
];
`,
);
console.log(`${average.size} terms`);
