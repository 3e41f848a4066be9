import { explainMatch } from './explain.ts';
import { glancePair, sigmoid, weighPair, type Head } from './head.ts';
import { createLooks, type EssaySide, type LooksParts, type SentenceSide } from './looks.ts';
import type { Match, PairScore } from './match.ts';
import { isMatchable } from './matchable.ts';
import { createRarity } from './rarity.ts';
import type { Scorer } from './scorer.ts';
import { KEPT_CLAIMS_PER_SENTENCE, RELATED_FLOOR } from './select.ts';

/** Claims that each sentence is read with: those that the glance finds likeliest (`model/README.md`: what they hold). */
export const CLAIMS_READ = 6;

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

  async function scoreRow(sentence: SentenceSide, side: EssaySide): Promise<PairScore[]> {
    const glanced = looks.glance(sentence, side);
    const heads = side.claims.map((_, column) => head[kindOf(side, column)]);
    const odds = glanced.map((signals, column) => glancePair(heads[column]!, signals));
    const columns = [...odds.keys()].toSorted((a, b) => odds[b]! - odds[a]!).slice(0, CLAIMS_READ);
    const scores = odds.map((value): PairScore => {
      const score = Math.min(sigmoid(value), UNREAD_LIMIT);
      return { score, agrees: score, disputes: 0 };
    });
    for (const [place, signals] of (await looks.read(sentence, side, columns)).entries()) {
      const column = columns[place]!;
      scores[column] = weighPair(heads[column]!, { ...glanced[column]!, ...signals });
    }
    return scores;
  }

  return {
    version: `learned-${head.version}|${reader.version}`,
    async score(sentences, essay) {
      const side = await looks.readEssay(essay);
      const rows: PairScore[][] = [];
      for (const input of sentences) rows.push(await scoreRow(await looks.readSentence(input), side));
      return rows;
    },
    async match(sentences, essay) {
      const side = await looks.readEssay(essay);
      const matches: Match[] = [];
      for (const [index, input] of sentences.entries()) {
        if (!isMatchable(input.text)) continue;
        const sentence = await looks.readSentence(input);
        const found = (await scoreRow(sentence, side))
          .map((pair, column) => ({ pair, column, score: Math.max(pair.agrees, pair.disputes) }))
          .filter(({ score }) => score >= RELATED_FLOOR)
          .toSorted((a, b) => b.score - a.score)
          .slice(0, KEPT_CLAIMS_PER_SENTENCE);
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

function kindOf({ claims }: EssaySide, column: number): 'alone' | 'bare' | 'supported' {
  if (claims.length < CLAIMS_AMONG) return 'alone';
  return claims[column]!.same.length > 1 ? 'supported' : 'bare';
}
