/**
 * Writes `utils/matching/otherterms.ts`: the words of the 120 training essays, against which a page is measured. Run by
 * hand when the stemmer, the gazetteer or `weighEssayTerms` changes: `npx tsx bench/makeotherterms.ts`.
 */
import { writeFileSync } from 'node:fs';
import { packPostings } from '../utils/matching/otheressays.ts';
import { postingsOf } from './otherpostings.ts';
import { readTrainEssays } from './trainessays.ts';

const train = readTrainEssays();
if (!train) throw new Error('../shared/train is absent');
const postings = postingsOf(train.map(({ essay }) => essay));
writeFileSync(
  new URL('../utils/matching/otherterms.ts', import.meta.url),
  `// Written by bench/makeotherterms.ts from the claims of ${train.length} essays of ours.
/** Terms with the essays that use them, packed: see \`unpackPostings\`. */
export const POSTINGS_BY_TERM =
  '${packPostings(postings)}';
`,
);
console.log(`${postings.size} terms`);
