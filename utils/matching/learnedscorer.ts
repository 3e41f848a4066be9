import type { Essay } from '../essays/essay.ts';
import { readClaims, textsOf, type ClaimSide, type ReadText } from './claimside.ts';
import type { Encoder } from './encoder.ts';
import { explainMatch } from './explain.ts';
import { pairFeatures, type ReadSentence } from './features.ts';
import { weighPair, type Head } from './head.ts';
import type { Match, PairScore, SentenceInput } from './match.ts';
import { isMatchable } from './matchable.ts';
import { createRarity, weigh } from './rarity.ts';
import type { Scorer } from './scorer.ts';
import { KEPT_CLAIMS_PER_SENTENCE, RELATED_FLOOR } from './select.ts';
import { readWords } from './words.ts';

/** Essays kept read, and texts whose vector is kept: a page's next batch begins with the last one's final sentence. */
const ESSAYS_KEPT = 8;
const TEXTS_KEPT = 500;

/**
 * Makes the shipped matcher: an encoder's vectors and lexical signals of each pair, weighed by a head fitted on the
 * training essays (`model/README.md`). A match's score is the chance that it is one and in the relation said: a wrong
 * relation misleads more than a missed match. Sentences that cannot carry a claim (`isMatchable`) are scored, never matched.
 * @param head usually `head.json` beside this file
 */
export function createScorer({ encoder, head }: { encoder: Encoder; head: Head }): Scorer {
  const rarity = createRarity(head.rarity);
  const essays = new Map<string, { content: string; side: ClaimSide }>();
  const texts = new Map<string, ReadText>();

  async function sideOf(essay: Essay): Promise<ClaimSide> {
    const needed = textsOf(essay);
    const content = JSON.stringify(essay.claims.map(({ text, wordings }) => [text, wordings]));
    const known = essays.get(essay.id);
    if (known?.content === content) return known.side;
    const vectors = await (encoder.embedKept?.(essay.id, needed) ?? encoder.embed(needed));
    const side = readClaims(essay, vectors, rarity);
    keep(essays, essay.id, { content, side }, ESSAYS_KEPT);
    return side;
  }

  async function readSentences(sentences: SentenceInput[]): Promise<ReadSentence[]> {
    const wanted = new Set(sentences.flatMap(({ text, context }) => (context ? [text, context] : [text])));
    const fresh = [...wanted].filter((text) => !texts.has(text));
    const vectors = fresh.length > 0 ? await encoder.embed(fresh) : [];
    const batch = new Map([...wanted].flatMap((text) => (texts.has(text) ? [[text, texts.get(text)!]] : [])));
    for (const [i, text] of fresh.entries()) {
      const words = readWords(text);
      const read = { vector: vectors[i]!, words, weight: weigh(words.terms, rarity) };
      batch.set(text, read);
      keep(texts, text, read, TEXTS_KEPT);
    }
    return sentences.map(({ text, context }) => ({
      ...batch.get(text)!,
      before: context ? batch.get(context)! : null,
    }));
  }

  function scoreRow(sentence: ReadSentence, side: ClaimSide): PairScore[] {
    return pairFeatures(sentence, side, rarity).map((features, column) =>
      weighPair(head[kindOf(side, column)], features),
    );
  }

  return {
    version: `learned-${head.version}|${encoder.version}`,
    async score(sentences, essay) {
      const side = await sideOf(essay);
      return (await readSentences(sentences)).map((sentence) => scoreRow(sentence, side));
    },
    async match(sentences, essay) {
      const side = await sideOf(essay);
      const read = await readSentences(sentences);
      return read.flatMap((sentence, index) => {
        const { text } = sentences[index]!;
        if (!isMatchable(text)) return [];
        return scoreRow(sentence, side)
          .map((pair, column) => ({ pair, column, score: Math.max(pair.agrees, pair.disputes) }))
          .filter(({ score }) => score >= RELATED_FLOOR)
          .toSorted((a, b) => b.score - a.score)
          .slice(0, KEPT_CLAIMS_PER_SENTENCE)
          .map(({ pair, column, score }): Match => {
            const claim = essay.claims[column]!;
            return {
              essay: essay.id,
              claim: claim.id,
              sentence: index,
              relation: pair.disputes > pair.agrees ? 'disputes' : 'agrees',
              score,
              why: explainMatch(text, sentence, claim.text, side.claims[column]!, rarity),
            };
          });
      });
    },
  };
}

/** Claims that an essay needs for its claims to be measured against one another. */
const CLAIMS_AMONG = 4;

function kindOf({ claims }: ClaimSide, column: number): 'alone' | 'bare' | 'supported' {
  if (claims.length < CLAIMS_AMONG) return 'alone';
  return claims[column]!.same.length > 1 ? 'supported' : 'bare';
}

/** Puts an entry into a map that forgets the one put in longest ago. */
function keep<T>(map: Map<string, T>, key: string, value: T, limit: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > limit && oldest !== undefined) map.delete(oldest);
}
