import type { Essay, Wording } from '../essays/essay.ts';
import { weigh, type Rarity } from './rarity.ts';
import { dot, unit } from './vector.ts';
import { readWords, type Words } from './words.ts';

/** A text with its vector, its words and their weight. */
export interface ReadText {
  vector: Float32Array;
  words: Words;
  weight: number;
}

/** Reads a text's words. @param vector the text's own */
export function readText(text: string, vector: Float32Array, rarity: Rarity): ReadText {
  const words = readWords(text);
  return { vector, words, weight: weigh(words.terms, rarity) };
}

/** One claim with the wordings that stand by it. */
export interface ReadClaim extends ReadText {
  /** The claim itself, then its wordings that say the same. */
  same: ReadText[];
  dispute: ReadText[];
  related: ReadText[];
  /** Mean cosine to the essay's other claims: a claim near to all of them is easily met by chance. */
  typical: number;
  /** Mean and deviation of what the essay's other claims and their wordings score with this one, as impostors. */
  byClaim: Spread;
  /** The same for the nearest wordings' mean. */
  bySupport: Spread;
}

export interface Spread {
  mean: number;
  deviation: number;
}

/** Wordings whose mean cosine is taken. */
const NEAREST = 3;
/** Least deviation: that of a handful of claims is not to be trusted. */
const LEAST_DEVIATION = 0.05;

/** What of an essay is computed once and then compared with every sentence. */
export interface ClaimSide {
  claims: ReadClaim[];
  /** Unit mean of the claims' vectors: the essay's subject. */
  centroid: Float32Array;
  /** For each term the texts that hold it and say the same as a claim, by `[column, place in its same]`. */
  holders: Map<string, [number, number][]>;
}

/** Lists the texts of an essay that are compared with sentences: its claims, then all their wordings. */
export function comparedTextsOf({ claims }: Essay): string[] {
  return [
    ...claims.map(({ text }) => text),
    ...claims.flatMap((claim) => wordingsOf(claim).map((wording) => wording.text)),
  ];
}

/**
 * Reads an essay.
 * @param vectors those of `comparedTextsOf`, in its order
 */
export function readClaims(essay: Essay, vectors: Float32Array[], rarity: Rarity): ClaimSide {
  const own = vectors.slice(0, essay.claims.length);
  const read = (text: string, vector: Float32Array) => readText(text, vector, rarity);
  let next = own.length;
  const claims = essay.claims.map((claim, column) => {
    const itself = read(claim.text, own[column]!);
    const by: Record<Wording['relation'], ReadText[]> = { same: [itself], dispute: [], related: [] };
    for (const wording of wordingsOf(claim)) by[wording.relation].push(read(wording.text, vectors[next++]!));
    const among = own.reduce((sum, other) => sum + dot(itself.vector, other), 0) - dot(itself.vector, itself.vector);
    return { ...itself, ...by, typical: own.length > 1 ? among / (own.length - 1) : 0 };
  });
  return { ...compareClaims(claims), centroid: unit(own) };
}

/** A text that says the same as a claim or disputes it, beside those that come with the essay. */
export interface FurtherWording {
  column: number;
  relation: 'same' | 'dispute';
  read: ReadText;
}

/** Gives an essay's claims further wordings. */
export function addWordings({ claims, centroid }: ClaimSide, wordings: FurtherWording[]): ClaimSide {
  const further = (column: number, relation: FurtherWording['relation']) =>
    wordings.filter((each) => each.column === column && each.relation === relation).map(({ read }) => read);
  const worded = claims.map((claim, column) => ({
    ...claim,
    same: [...claim.same, ...further(column, 'same')],
    dispute: [...claim.dispute, ...further(column, 'dispute')],
  }));
  return { ...compareClaims(worded), centroid };
}

/** Finds what depends on all the claims' wordings at once. */
function compareClaims(claims: Omit<ReadClaim, 'byClaim' | 'bySupport'>[]): Omit<ClaimSide, 'centroid'> {
  const spreads = spreadsOf(claims.map(({ same }) => same.map(({ vector }) => vector)));
  return {
    claims: claims.map((claim, column) => ({ ...claim, ...spreads[column]! })),
    holders: findHolders(claims),
  };
}

function findHolders(claims: Pick<ReadClaim, 'same'>[]): ClaimSide['holders'] {
  const holders: ClaimSide['holders'] = new Map();
  for (const [column, { same }] of claims.entries()) {
    for (const [place, { words }] of same.entries()) {
      for (const term of words.terms) {
        const known = holders.get(term);
        if (known) known.push([column, place]);
        else holders.set(term, [[column, place]]);
      }
    }
  }
  return holders;
}

/** The highest cosines of a vector with texts, best first: as many as the support features take. */
export function nearestOf(vector: Float32Array, texts: ReadText[]): number[] {
  const best: number[] = [];
  for (const text of texts) keepHighest(best, dot(vector, text.vector));
  return best;
}

function keepHighest(best: number[], cosine: number): void {
  if (best.length === NEAREST && cosine <= best[NEAREST - 1]!) return;
  const at = best.findIndex((other) => other < cosine);
  best.splice(at < 0 ? best.length : at, 0, cosine);
  if (best.length > NEAREST) best.pop();
}

export function meanOf(values: number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

/**
 * For each claim, what all others' texts score with it. Each two texts are compared once: an essay of a thousand wordings
 * has 150,000 such pairs, a tenth of a second of a worker that starts.
 * @param same for each claim the vectors of the texts that say the same, its own first
 */
function spreadsOf(same: Float32Array[][]): Pick<ReadClaim, 'byClaim' | 'bySupport'>[] {
  /** By claim, then by the others' texts in order: their cosine with the claim, and the highest with its texts. */
  const found = same.map((_, column) =>
    same.map((texts, other) => (other === column ? [] : texts.map(() => ({ claim: 0, nearest: [] as number[] })))),
  );
  for (const [column, texts] of same.entries())
    for (let other = column + 1; other < same.length; other += 1)
      for (const [i, one] of texts.entries())
        for (const [j, two] of same[other]!.entries()) {
          const cosine = dot(one, two);
          const [ofTwo, ofOne] = [found[column]![other]![j]!, found[other]![column]![i]!];
          keepHighest(ofTwo.nearest, cosine);
          keepHighest(ofOne.nearest, cosine);
          if (i === 0) ofTwo.claim = cosine;
          if (j === 0) ofOne.claim = cosine;
        }
  return found.map((byOther) => {
    const impostors = byOther.flat();
    return {
      byClaim: spreadOf(impostors.map(({ claim }) => claim)),
      bySupport: spreadOf(impostors.map(({ nearest }) => meanOf(nearest))),
    };
  });
}

function spreadOf(values: number[]): Spread {
  const mean = meanOf(values);
  return { mean, deviation: Math.max(LEAST_DEVIATION, Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)))) };
}

function wordingsOf(claim: { wordings?: Wording[] }): Wording[] {
  return claim.wordings ?? [];
}
