import { readFileSync } from 'node:fs';
import type { Essay } from '../utils/essays/essay.ts';
import { loadBuiltInEssay } from '../utils/essays/builtin.ts';
import type { PairScore, Sensitivity } from '../utils/matching/match.ts';
import { isMatchable } from '../utils/matching/matchable.ts';
import type { Scorer } from '../utils/matching/scorer.ts';
import { HIGHLIGHTED_CLAIMS_PER_SENTENCE, THRESHOLDS } from '../utils/matching/select.ts';
import { toSentenceInputs } from '../utils/matching/sentenceinput.ts';
import { type Grade, type GoldResult, scoreGold } from './metrics.ts';
import { type Row, share } from './row.ts';
import { readJsonLines, sharedPath } from './sharedfolder.ts';

interface GoldDocument {
  doc: string;
  title: string;
  sentences: { paragraph: number; text: string }[];
}

/** One of a sentence's best pairs. */
export interface GradedPair {
  score: number;
  grade: Grade | undefined;
}

/** Reads the essay as it ships. */
export function readBuiltInEssay(): Essay {
  return loadBuiltInEssay(
    JSON.parse(readFileSync(new URL('../public/essays/bugajski-transatlantic-rift.json', import.meta.url), 'utf8')),
  );
}

/** Takes the wordings off: what an essay just imported has. */
export function withoutWordings(essay: Essay): Essay {
  return { ...essay, claims: essay.claims.map((claim) => ({ ...claim, wordings: undefined })) };
}

/** Measures the scorer on the gold sentences, claims alone first; null where they are absent. */
export async function benchGold(openScorer: () => Promise<Scorer>): Promise<Row[] | null> {
  const folder = sharedPath('gold');
  if (!folder) return null;
  const documents = readJsonLines<GoldDocument>(`${folder}/documents.jsonl`);
  const labels = readJsonLines<{ doc: string; sentence: number; claim: string; grade: Grade }>(
    `${folder}/labels.jsonl`,
  );
  const grades = new Map(labels.map(({ doc, sentence, claim, grade }) => [`${doc} ${sentence} ${claim}`, grade]));
  const musts = labels.filter(({ grade }) => grade === 'must').length;
  const scorer = await openScorer();
  const essay = readBuiltInEssay();
  const rows: Row[] = [];
  for (const [name, variant] of [
    ['gold dev, claims alone', withoutWordings(essay)],
    ['gold dev, with wordings', essay],
  ] as const) {
    const pairs: GradedPair[] = [];
    for (const { doc, sentences } of documents) {
      const inputs = toSentenceInputs(sentences.map(({ paragraph, text }) => ({ block: paragraph, text })));
      const scores = await scorer.score(inputs, variant);
      for (const [sentence, row] of scores.entries())
        if (isMatchable(inputs[sentence]!.text))
          pairs.push(...bestPairs(row, variant, (claim) => grades.get(`${doc} ${sentence} ${claim}`)));
    }
    for (const sensitivity of ['fewer', 'balanced', 'more'] satisfies Sensitivity[]) {
      const result = scoreAt(pairs, THRESHOLDS[sensitivity], musts);
      rows.push({
        set: name,
        measure: `F at '${sensitivity}' (${THRESHOLDS[sensitivity]})`,
        value: share(result.f),
        note: describe(result, musts),
      });
    }
    const best = bestThreshold(pairs, musts);
    rows.push({
      set: name,
      measure: `F at its best (${best.threshold.toFixed(3)})`,
      value: share(best.result.f),
      note: describe(best.result, musts),
    });
  }
  return rows;
}

/** A sentence's pairs that could be highlighted, scored as a match is: by the likelier relation. */
export function bestPairs(row: PairScore[], essay: Essay, gradeOf: (claim: string) => Grade | undefined): GradedPair[] {
  return row
    .map(({ agrees, disputes }, index) => ({
      score: Math.max(agrees, disputes),
      grade: gradeOf(essay.claims[index]!.id),
    }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, HIGHLIGHTED_CLAIMS_PER_SENTENCE);
}

export function scoreAt(pairs: GradedPair[], threshold: number, musts: number): GoldResult {
  return scoreGold(
    pairs.filter(({ score }) => score >= threshold).map(({ grade }) => grade),
    musts,
  );
}

/** Finds the threshold with the best F among the scores that occur: what a better calibration could reach, not a result. */
export function bestThreshold(pairs: GradedPair[], musts: number): { threshold: number; result: GoldResult } {
  const sorted = pairs.toSorted((a, b) => b.score - a.score).slice(0, musts * 8);
  let best = { threshold: 1, result: scoreGold([], musts) };
  for (const { score } of sorted) {
    const result = scoreAt(sorted, score, musts);
    if (result.f > best.result.f) best = { threshold: score, result };
  }
  return best;
}

function describe({ recall, strict, relaxed, shown }: GoldResult, musts: number): string {
  return `recall ${share(recall)} of ${musts}, precision strict ${share(strict)} relaxed ${share(relaxed)}, ${shown} shown`;
}
