import { meanOf, nearestOf, type ClaimSide, type ReadText } from './claimside.ts';
import { weighShared, type Rarity } from './rarity.ts';
import type { PairReading } from './pairreader.ts';
import { dot } from './vector.ts';

/** A sentence as the features see it. */
export interface ReadSentence extends ReadText {
  /** The sentence before it in its block; null at the start of one. */
  before: ReadText | null;
  /** Vectors of its stretches; null where its own is a guess. */
  stretches: Float32Array[] | null;
}

/** Signals that compare a sentence with the claim's wordings: all of the glance that a further wording changes. */
export const SUPPORT_FEATURES = [
  'same',
  'sameMean',
  'sameSpread',
  'dispute',
  'related',
  'sameOverBest',
  'disputeOverSame',
  'relatedOverSame',
  'wordingCovered',
] as const;

/** Signals of words alone: shares of summed rarity, names, numbers, lengths. */
export const WORD_FEATURES = [
  'claimCovered',
  'sentenceCovered',
  'coveredOverBest',
  'shared',
  'coveredWithBefore',
  'namesCovered',
  'namesForeign',
  'numbersShared',
  'lengthSentence',
  'lengthClaim',
] as const;

/**
 * The signals of a pair that cost next to nothing, by name: they choose which claims a sentence is read with. The head
 * weighs each by its name; `model/features.ts` prints these very values for training, so that there is one
 * implementation.
 */
export const GLANCE_FEATURES = [
  // Meaning: cosines, absolute and against the essay's other claims.
  'cosine',
  'cosineSpread',
  'nearest',
  'nearestSpread',
  'nearestOverBest',
  'overMean',
  'overBest',
  'rank',
  'centroid',
  'before',
  'typical',
  ...WORD_FEATURES,
  ...SUPPORT_FEATURES,
] as const;

/** The signals of a pair that was read together (`readFeatures`). */
export const READ_FEATURES = ['readMatch', 'readDispute', 'readRelated', 'readOverBest'] as const;

export const FEATURES = [...GLANCE_FEATURES, ...READ_FEATURES] as const;

type GlanceFeature = (typeof GLANCE_FEATURES)[number];
type WordFeature = (typeof WORD_FEATURES)[number];
type SupportFeature = (typeof SUPPORT_FEATURES)[number];
type ReadFeature = (typeof READ_FEATURES)[number];
export type Feature = (typeof FEATURES)[number];
export type GlanceFeatures = Record<GlanceFeature, number>;
export type WordFeatures = Record<WordFeature, number>;
export type SupportFeatures = Record<SupportFeature, number>;
export type ReadFeatures = Record<ReadFeature, number>;

/** Deepest rank that is told apart. */
const RANKS = 10;
/** Where a claim has no wording of a kind, its cosine is taken to lie this far under that of `same`: a usual distance. */
const ABSENT_BELOW = 0.1;
/** Taken for how much nearer to a claim than all of it a sentence's nearest stretch comes, where that is a guess: not measured. */
const NEARER = 0.05;
const LEAST = 1e-9;

/** Computes the glance's signals of one sentence with every claim. */
export function glanceFeatures(sentence: ReadSentence, side: ClaimSide, rarity: Rarity): GlanceFeatures[] {
  const { claims } = side;
  const cosines = claims.map((claim) => dot(sentence.vector, claim.vector));
  const nearest = claims.map((claim, i) => nearestStretch(sentence, claim, cosines[i]!));
  const nearestLead = leads(nearest);
  const mean = meanOf(cosines);
  const cosineLead = leads(cosines);
  const words = wordFeatures(sentence, side, rarity);
  const centroid = dot(sentence.vector, side.centroid);
  const support = supportFeatures(sentence, side, rarity);
  return claims.map((claim, i) => ({
    cosine: cosines[i]!,
    cosineSpread: (cosines[i]! - claim.byClaim.mean) / claim.byClaim.deviation,
    nearest: nearest[i]!,
    nearestSpread: (nearest[i]! - claim.byClaim.mean) / claim.byClaim.deviation,
    nearestOverBest: nearestLead[i]!,
    overMean: cosines[i]! - mean,
    overBest: cosineLead[i]!,
    rank: Math.min(RANKS, cosines.filter((other) => other > cosines[i]!).length),
    centroid,
    before: sentence.before ? dot(sentence.before.vector, claim.vector) : 0,
    typical: claim.typical,
    ...words[i]!,
    ...support[i]!,
  }));
}

/** Computes what the words of one sentence have in common with every claim; no vector is asked. */
export function wordFeatures(
  sentence: Pick<ReadSentence, 'words' | 'weight'> & { before: Pick<ReadText, 'words'> | null },
  { claims }: ClaimSide,
  rarity: Rarity,
): WordFeatures[] {
  const shared = claims.map((claim) => weighShared(claim.words.terms, sentence.words.terms, rarity));
  const covered = claims.map((claim, i) => shared[i]! / Math.max(LEAST, claim.weight));
  const coveredLead = leads(covered);
  const withBefore = sentence.before && sentence.words.terms.union(sentence.before.words.terms);
  return claims.map((claim, i) => ({
    claimCovered: covered[i]!,
    sentenceCovered: shared[i]! / Math.max(LEAST, sentence.weight),
    coveredOverBest: coveredLead[i]!,
    shared: shared[i]!,
    coveredWithBefore: withBefore
      ? weighShared(claim.words.terms, withBefore, rarity) / Math.max(LEAST, claim.weight)
      : covered[i]!,
    ...compareWords(sentence, claim),
  }));
}

/** The cosine of a claim with what of a sentence comes nearest to it: a stretch, or the whole. */
function nearestStretch({ stretches }: ReadSentence, claim: ReadText, whole: number): number {
  if (!stretches) return whole + NEARER;
  return stretches.reduce((best, stretch) => Math.max(best, dot(stretch, claim.vector)), whole);
}

/** Computes what the claims' wordings say of one sentence. */
export function supportFeatures(sentence: ReadText, side: ClaimSide, rarity: Rarity): SupportFeatures[] {
  const { claims } = side;
  const found = claims.map((claim) => ({
    same: nearestOf(sentence.vector, claim.same),
    dispute: nearestOf(sentence.vector, claim.dispute)[0],
    related: nearestOf(sentence.vector, claim.related)[0],
  }));
  const support = found.map(({ same, dispute, related }) => ({
    same,
    dispute: dispute ?? same[0]! - ABSENT_BELOW,
    related: related ?? same[0]! - ABSENT_BELOW,
  }));
  const supportLead = leads(support.map(({ same, dispute }) => Math.max(same[0]!, dispute)));
  const overlaps = bestOverlaps(sentence, side, rarity);
  return claims.map((claim, i) => {
    const { same, dispute, related } = support[i]!;
    return {
      same: same[0]!,
      sameMean: meanOf(same),
      sameSpread: (meanOf(same) - claim.bySupport.mean) / claim.bySupport.deviation,
      dispute,
      related,
      sameOverBest: supportLead[i]!,
      disputeOverSame: dispute - same[0]!,
      relatedOverSame: related - Math.max(same[0]!, dispute),
      wordingCovered: overlaps[i]!,
    };
  });
}

function compareWords({ words: a }: Pick<ReadText, 'words'>, { words: b }: Pick<ReadText, 'words'>) {
  const common = a.names.intersection(b.names).size;
  return {
    namesCovered: b.names.size > 0 ? common / b.names.size : 0.5,
    namesForeign: (a.names.size - common) / (1 + a.names.size),
    numbersShared: a.numbers.intersection(b.numbers).size,
    lengthSentence: Math.log1p(a.length),
    lengthClaim: Math.log1p(b.length),
  };
}

/**
 * What reading would have said of a claim that was spared it, from the glance's odds, both as logarithms: on the held-out
 * essays and pages the two differ by about this much where a claim is unlikely.
 */
const READ_OVER_GLANCE = 1;

/**
 * Computes the signals of pairs that were read together, all of one sentence: logarithms of odds, and the lead over the
 * best of its other claims.
 * @param spared odds, by the glance, of likely claims that were not read: one that leads them leads as if they had been
 */
export function readFeatures(readings: PairReading[], spared: number[] = []): ReadFeatures[] {
  const matches = readings.map(
    ({ same, dispute, related, nothing }) => joinLogs(same, dispute) - joinLogs(related, nothing),
  );
  const lead = leads([...matches, ...spared.map((odds) => odds + READ_OVER_GLANCE)]);
  return readings.map(({ same, dispute, related, nothing }, i) => ({
    readMatch: matches[i]!,
    readDispute: dispute - same,
    readRelated: related - nothing,
    readOverBest: lead[i]!,
  }));
}

/** The logarithm of the sum of two numbers given by their logarithms. */
function joinLogs(a: number, b: number): number {
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}

/** For each claim, the largest share of their joint weight that the sentence has in common with one of its wordings, 0-1. */
export function bestOverlaps(
  sentence: Pick<ReadText, 'words' | 'weight'>,
  { claims, holders }: ClaimSide,
  rarity: Rarity,
): number[] {
  const common = claims.map((claim) => new Float64Array(claim.same.length));
  for (const term of sentence.words.terms) {
    const weight = rarity(term);
    for (const [column, place] of holders.get(term) ?? []) common[column]![place]! += weight;
  }
  return claims.map((claim, column) =>
    claim.same.reduce((best, wording, place) => {
      const shared = common[column]![place]!;
      return Math.max(best, shared / Math.max(LEAST, sentence.weight + wording.weight - shared));
    }, 0),
  );
}

/** Each value's lead over the best of the others; 0 where there are no others. */
function leads(values: number[]): number[] {
  if (values.length < 2) return values.map(() => 0);
  const [best, second] = values.toSorted((a, b) => b - a);
  return values.map((value) => value - (value === best ? second! : best!));
}
