import { readFileSync } from 'node:fs';
import type { Scorer } from '../utils/matching/scorer.ts';
import { makeEssay } from './argkp.ts';
import { type Row, share } from './row.ts';
import { sharedPath } from './sharedfolder.ts';

/** Measures, on PERSPECTRUM dev (for evaluation only), how often agrees against disputes tells support from undermining. */
export async function benchPerspectrum(openScorer: () => Promise<Scorer>): Promise<Row[] | null> {
  const path = sharedPath('eval/perspectrum/claim_perspective.tsv');
  if (!path) return null;
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([split]) => split === 'dev');
  const scorer = await openScorer();
  let right = 0;
  for (const [id, group] of Map.groupBy(rows, (row) => row[1] ?? '')) {
    const essay = makeEssay(id, [{ id: 'c', theme: 't', text: group[0]![2]! }]);
    const scores = await scorer.score(
      group.map((row) => ({ text: row[5]!, context: '' })),
      essay,
    );
    for (const [index, [pair]] of scores.entries())
      if (pair!.agrees >= pair!.disputes === (group[index]![6] === 'SUPPORT')) right += 1;
  }
  return [
    {
      set: 'PERSPECTRUM dev',
      measure: 'stance accuracy',
      value: share(right / rows.length),
      note: `${rows.length} pairs, evaluation only`,
    },
  ];
}
