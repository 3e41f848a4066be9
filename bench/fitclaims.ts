/**
 * Fits what tells claims among an op-ed's sentences, on all of bench/opeds: `npx tsx bench/fitclaims.ts` writes
 * utils/essays/claimweights.json. How good it is on op-eds that it was not fitted on, `npm run bench -- claims` says.
 */
import { writeFileSync } from 'node:fs';
import { fitClaimWeights } from './claimfit.ts';
import { readMarkedOpEds } from './opeds.ts';

const weights = fitClaimWeights(readMarkedOpEds());
writeFileSync(new URL('../utils/essays/claimweights.json', import.meta.url), `${JSON.stringify(weights, null, 1)}\n`);
console.log(weights);
