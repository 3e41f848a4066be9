import { explainMatch } from './explain.ts';
import { glancePair, sigmoid, weighPair, type Head } from './head.ts';
import { createLooks, type EssaySide, type LooksParts, type SentenceSide } from './looks.ts';
import type { Match, PairScore } from './match.ts';
import { isMatchable } from './matchable.ts';
import { createRarity } from './rarity.ts';
import type { Scorer } from './scorer.ts';
import { learnVerdicts, type Lesson, type ReaderVerdict } from './verdicts.ts';
import { KEPT_CLAIMS_PER_SENTENCE, RELATED_FLOOR } from './select.ts';

/** Claims that each sentence is read with: those that the glance finds likeliest (`model/README.md`: what they hold). */
export const CLAIMS_READ = 6;

/**
 * Where a sentence's likeliest claim has less than this chance by the glance, reading it would hardly bring one up to
 * `RELATED_FLOOR`, and is spared. Measured on held-out essays and on the gold, with bare claims or wordings: no pair that
 * scores 0.05 or more is lost so; at 0.04 a few of those between 0.05 and 0.1 were. Not asked where every claim is to be
 * answered. `npm run bench -- speed` prints what the head that ships loses.
 */
const LEAST_GLANCE = 0.02;

/** What is not read is never shown: the second look decides. */
const UNREAD_LIMIT = RELATED_FLOOR * 0.99;

/** Claims that an essay needs for its claims to be measured against one another. */
const CLAIMS_AMONG = 4;

export interface ScorerParts extends Omit<LooksParts, 'rarity'> {
  /** Usually `head.json` beside this file. */
  head: Head;
}

/**
 * Makes the shipped matcher (`model/README.md`). A glance compares every sentence with every claim, by the vectors of
 * the two and their words; then each sentence is read together with its likeliest claims, and a head fitted on essays
 * that the model never saw weighs both looks into probabilities. A match's score is the chance that it is one and in
 * the relation said: a wrong relation misleads more than a missed match. Sentences that cannot carry a claim
 * (`isMatchable`) are scored, never matched.
 */
export function createScorer({ encoder, reader, head }: ScorerParts): Scorer {
  const rarity = createRarity(head.rarity);
  const looks = createLooks({ encoder, reader, rarity });

  /** @param leastGlance chance by the glance, 0-1, that the likeliest claim must have for the sentence to be read */
  async function scoreRow(sentence: SentenceSide, side: EssaySide, leastGlance: number): Promise<PairScore[]> {
    const glanced = looks.glance(sentence, side);
    const heads = side.claims.map((_, column) => head[kindOf(side, column)]);
    const odds = glanced.map((signals, column) => glancePair(heads[column]!, signals));
    const hopeful = odds.some((value) => sigmoid(value) >= leastGlance);
    const likeliest = [...odds.keys()].toSorted((a, b) => odds[b]! - odds[a]!).slice(0, CLAIMS_READ);
    // All of them or none: the readings are measured against one another.
    const columns = hopeful ? likeliest : [];
    const scores = odds.map((value): PairScore => {
      const score = Math.min(sigmoid(value), UNREAD_LIMIT);
      return { score, agrees: score, disputes: 0 };
    });
    if (columns.length === 0) return scores;
    for (const [place, signals] of (await looks.read(sentence, side, columns)).entries()) {
      const column = columns[place]!;
      scores[column] = weighPair(heads[column]!, { ...glanced[column]!, ...signals });
    }
    return scores;
  }

  /** Vectors of judged sentences; the reader's verdicts are few. */
  const judged = new Map<string, Float32Array>();

  async function learn(verdicts: ReaderVerdict[]): Promise<Lesson | null> {
    if (verdicts.length === 0) return null;
    const unknown = [...new Set(verdicts.map(({ text }) => text))].filter((text) => !judged.has(text));
    const vectors = unknown.length > 0 ? await encoder.embed(unknown) : [];
    for (const [i, text] of unknown.entries()) judged.set(text, vectors[i]!);
    return learnVerdicts(verdicts.map((verdict) => ({ ...verdict, vector: judged.get(verdict.text)! })));
  }

  return {
    version: scorerVersion(head, reader.version),
    async score(sentences, essay) {
      const side = await looks.readEssay(essay);
      const rows: PairScore[][] = [];
      for (const input of sentences) rows.push(await scoreRow(await looks.readSentence(input), side, 0));
      return rows;
    },
    async match(sentences, essay, { all = false, verdicts = [] } = {}) {
      const side = await looks.readEssay(essay);
      const lesson = await learn(verdicts);
      const matches: Match[] = [];
      for (const [index, input] of sentences.entries()) {
        if (!all && !isMatchable(input.text)) continue;
        const sentence = await looks.readSentence(input);
        const found = (await scoreRow(sentence, side, all ? 0 : LEAST_GLANCE))
          .map((pair, column) => lesson?.apply(pair, essay.claims[column]!.id, sentence.vector) ?? pair)
          .map((pair, column) => ({ pair, column, score: Math.max(pair.agrees, pair.disputes) }))
          .filter(({ score }) => all || score >= RELATED_FLOOR)
          .toSorted((a, b) => b.score - a.score)
          .slice(0, all ? essay.claims.length : KEPT_CLAIMS_PER_SENTENCE);
        for (const { pair, column, score } of found) {
          const claim = essay.claims[column]!;
          matches.push({
            essay: essay.id,
            claim: claim.id,
            sentence: index,
            relation: pair.disputes > pair.agrees ? 'disputes' : 'agrees',
            score,
            why: explainMatch(input.text, sentence, claim.text, side.claims[column]!, rarity),
          });
        }
      }
      return matches;
    },
  };
}

/** Names a scorer made of these; `LEAST_GLANCE` is part of it, since what is spared the second look is not matched. */
export function scorerVersion({ version }: Pick<Head, 'version'>, reader: string): string {
  return `learned-${version}-${LEAST_GLANCE}|${reader}`;
}

function kindOf({ claims }: EssaySide, column: number): 'alone' | 'bare' | 'supported' {
  if (claims.length < CLAIMS_AMONG) return 'alone';
  return claims[column]!.same.length > 1 ? 'supported' : 'bare';
}
