import { readFileSync } from 'node:fs';
import type { Claim, Essay } from '../utils/essays/essay.ts';
import type { Scorer } from '../utils/matching/scorer.ts';
import { parseCsv } from './csv.ts';
import { keyPointPrecision } from './metrics.ts';
import { type Row, share } from './row.ts';
import { sharedPath } from './sharedfolder.ts';

/** Measures key-point matching on ArgKP-2021 dev as the shared task does; null where it is absent. */
export async function benchArgKp(openScorer: () => Promise<Scorer>): Promise<Row[] | null> {
  const folder = sharedPath('eval/argkp');
  if (!folder) return null;
  const read = (name: string) => parseCsv(readFileSync(`${folder}/${name}_dev.csv`, 'utf8'));
  const labels = new Map(
    read('labels').map((row) => [`${row['arg_id']} ${row['key_point_id']}`, row['label'] === '1']),
  );
  const keyPoints = Map.groupBy(read('key_points'), (row) => `${row['topic']}|${row['stance']}`);
  const topics = Map.groupBy(read('arguments'), (row) => `${row['topic']}|${row['stance']}`);
  const scorer = await openScorer();
  const [strict, relaxed]: [number[], number[]] = [[], []];
  for (const [topic, rows] of topics) {
    const essay = makeEssay(
      topic,
      (keyPoints.get(topic) ?? []).map((row) => ({
        id: row['key_point_id'] ?? '',
        theme: 't',
        text: row['key_point'] ?? '',
      })),
    );
    if (essay.claims.length === 0) continue;
    const scores = await scorer.score(
      rows.map((row) => ({ text: row['argument'] ?? '', context: '' })),
      essay,
    );
    const best = scores.map((row, index) => {
      const top = row.reduce((leader, pair, claim) => (pair.score > row[leader]!.score ? claim : leader), 0);
      return { score: row[top]!.score, label: labels.get(`${rows[index]!['arg_id']} ${essay.claims[top]!.id}`) };
    });
    strict.push(keyPointPrecision(best.map(({ score, label }) => ({ score, positive: label ?? false }))));
    relaxed.push(keyPointPrecision(best.map(({ score, label }) => ({ score, positive: label ?? true }))));
  }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [
    {
      set: 'ArgKP dev',
      measure: 'mAP strict',
      value: share(mean(strict)),
      note: `${strict.length} topics and stances`,
    },
    { set: 'ArgKP dev', measure: 'mAP relaxed', value: share(mean(relaxed)) },
  ];
}

/** Wraps claims as an essay, for sets that have none. */
export function makeEssay(id: string, claims: Claim[]): Essay {
  return { id, title: id, author: '', themes: [{ id: 't', label: id }], claims };
}
