import { rarityOf } from '../matching/background.ts';
import type { EssaySentence } from './essaysentences.ts';

/** What is looked for in a sentence's words, by name. */
const CUES = {
  // asserts
  prescribes:
    /\b(?:must|should|ought to|needs? to|ha(?:s|ve) to|cannot afford|it is time|let (?:us|it|them)|had better)\b/i,
  predicts: /\b(?:will|won['’]t|shall|is (?:likely|bound|set) to|are (?:likely|bound|set) to|going to|soon)\b/i,
  supposes: /\b(?:would|could|may|might|perhaps|probably|likely|suspect)\b/i,
  motive:
    /\b(?:wants?|wanted|seeks?|hopes?|aims?|intends?|believes?|fears?|expects?|sees?|regards?|treats?|prefers?|refuses?|desperate|bluff\w*|in order to|so that|for the sake of)\b/i,
  reason:
    /\b(?:because|therefore|hence|thus|thereby|since|so|why|means? that|leads? to|causes?|makes?|result|consequence|in other words)\b/i,
  condition: /\b(?:unless|until|if|only when|whenever|wherever|as long as|without)\b/i,
  contrast:
    /\b(?:rather than|instead of|not\b[^.;]{2,60}\bbut\b|no longer|less|more\b[^.]{1,40}\bthan|far from|despite|although|even|merely|only)\b/i,
  negation: /\b(?:not|no|never|nothing|nobody|none|neither|nor|cannot)\b|n['’]t\b/i,
  judgement:
    /\b(?:fail\w*|succe\w*|threat\w*|danger\w*|essential|crucial|wrong|right|mistakes?|illusion|myth|nonsense|false|truth|real|worst|best|better|worse|stronger|weaker|absurd|unjust|fair|folly|cruel|cheap|costly|problem|point|lesson|answer|question is)\b/i,
  universal: /\b(?:always|every|most|all|any|each|whole|entire|nearly|almost|the only|first|last|real)\b/i,
  present:
    /\b(?:is|are|has|have|does|do|remains?|becomes?|shows?|means?|depends?|rests?|costs?|gives?|takes?|works?|isn['’]t|aren['’]t|doesn['’]t|don['’]t)\b/i,
  past: /\b(?:was|were|had|did|went|came|said|told|gave|took|saw|\p{L}{3,}ed)\b/iu,
  exists: /\b(?:there (?:is|are|was|were|will)|it is|it was|what)\b/i,
  colon: /[:;]/,
  // tells a scene, or speaks of itself or to the reader
  first: /\b(?:I|me|my|mine|myself|I['’](?:m|ve|d|ll))\b/,
  we: /\b(?:we|us|our|ours)\b/i,
  you: /\b(?:you|your|yours)\b/i,
  kin: /\b(?:mother|father|grandmother|grandfather|wife|husband|son|daughter|brother|sister|nephew|niece|dog|neighbour|friend)\b/i,
  scene:
    /\b(?:last (?:week|month|night|year|spring|summer|autumn|winter)|yesterday|ago|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|one (?:day|morning|evening|night)|this (?:morning|week)|Mr|Mrs|Ms|Dr)\b/,
  told: /\b(?:said|says|told|tells|asked|asks|wrote|writes|replied|recalls?|argued?|argues|claims?|insists?|complains?)\b/i,
  concedes:
    /\b(?:critics|opponents|defenders|sceptics|skeptics|some (?:say|argue|people)|they say|it is said|we are told|I am told|of course|true|to be fair|granted|admittedly|have a point|objection)\b/i,
  example: /\b(?:for (?:example|instance)|consider|take|imagine|suppose|such as|see also)\b/i,
  quoted: /["“”]/,
  opensQuote: /^["“‘]/,
  asks: /\?["”’)]*$/,
  number: /\d/,
  year: /\b(?:1[5-9]|20)\d\d\b/,
  anaphor: /^(?:But |And |Yet |So )?(?:this|that|it|they|he|she|these|those|such|his|her|their|its)\b/i,
  connects: /^(?:But|And|Yet|So|Nor|Or|Still|Then|Now|Instead)\b/,
} satisfies Record<string, RegExp>;

/**
 * The rest: where a sentence stands, how long it is, and how much it holds of what the essay keeps coming back to. Not
 * the first paragraph: those of bench/opeds all open with a scene (it would be 0.01 of F there), other op-eds with
 * their thesis.
 */
const PLACES = [
  'words',
  'short',
  'long',
  'opensParagraph',
  'closesParagraph',
  'alone',
  'narrative',
  'lastParagraph',
  'progress',
  'ofTitle',
  'repeated',
  'central',
  'rare',
  'names',
  'beforeAsks',
  'neighbours',
] as const;

export type ClaimSignal = keyof typeof CUES | (typeof PLACES)[number];
export type ClaimSignals = Record<ClaimSignal, number>;

export const CLAIM_SIGNALS = [...Object.keys(CUES), ...PLACES] as ClaimSignal[];

/** Describes each sentence of an op-ed by what may make it a claim: numbers of about 0 to 3. */
export function readClaimSignals(sentences: EssaySentence[], title: Set<string>): ClaimSignals[] {
  const uses = new Map<string, number>();
  for (const { terms } of sentences) for (const term of terms) uses.set(term, (uses.get(term) ?? 0) + 1);
  const kinship = kinshipIn(sentences, weighTerm);
  const central = rankByKinship(sentences);
  const last = sentences.at(-1)?.paragraph ?? 0;
  const narrative = Map.groupBy(sentences, ({ paragraph }) => paragraph);
  const share = new Map([...narrative].map(([paragraph, own]) => [paragraph, meanOf(own.map(howNarrative))]));
  return sentences.map((sentence, index) => {
    const { text, terms, paragraph, place, of } = sentence;
    const words = text.split(' ').length;
    const telling = [...terms];
    const sum = (of_: (term: string) => number) => telling.reduce((total, term) => total + of_(term), 0);
    const cues = Object.fromEntries(Object.entries(CUES).map(([name, cue]) => [name, cue.test(text) ? 1 : 0]));
    return {
      ...(cues as Record<keyof typeof CUES, number>),
      words: Math.log(words) - 3,
      short: words < 8 ? 1 : 0,
      long: words > 35 ? 1 : 0,
      opensParagraph: place === 0 ? 1 : 0,
      closesParagraph: place === of - 1 ? 1 : 0,
      alone: of === 1 ? 1 : 0,
      narrative: share.get(paragraph)!,
      lastParagraph: paragraph === last ? 1 : 0,
      progress: index / Math.max(1, sentences.length - 1),
      ofTitle: Math.min(
        2,
        sum((term) => (title.has(term) ? weighTerm(term) : 0)),
      ),
      repeated: sum((term) => Math.log(uses.get(term) ?? 1) * weighTerm(term)) / Math.sqrt(Math.max(1, telling.length)),
      central: central[index]!,
      rare: sum(weighTerm) / Math.max(1, telling.length),
      names: Math.min(3, text.match(/(?<=[\p{L},] )\p{Lu}\p{L}+/gu)?.length ?? 0) / 3,
      beforeAsks: CUES.asks.test(sentences[index - 1]?.text ?? '') ? 1 : 0,
      neighbours: Math.max(kinship(index, index - 1), kinship(index, index + 1)),
    };
  });
}

function weighTerm(term: string): number {
  return rarityOf(term) / 5;
}

/** How much a sentence tells of people and what they did: 0-7 cues. */
function howNarrative({ text }: EssaySentence): number {
  const cues = [CUES.past, CUES.told, CUES.scene, CUES.quoted, CUES.first, CUES.kin, /(?<=[\p{L},] )\p{Lu}\p{L}+/u];
  return cues.filter((cue) => cue.test(text)).length;
}

function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** How near a sentence lies to all others by shared words (LexRank's degree): 0, and about 1 for the usual. */
function rankByKinship(sentences: EssaySentence[]): number[] {
  const sums = sumKinships(sentences, weighTerm);
  const usual = meanOf(sums) || 1;
  return sums.map((value) => value / usual);
}

/**
 * Adds up how near each sentence lies to all others: `kinshipIn` over all pairs, in time linear in the text. What a term
 * adds to a sentence's sum is the same for each sentence that holds it, but for the sentence itself.
 */
export function sumKinships(sentences: Pick<EssaySentence, 'terms'>[], weigh: (term: string) => number): number[] {
  const lengths = lengthsOf(sentences, weigh);
  const holders = new Map<string, number>();
  for (const [index, { terms }] of sentences.entries()) {
    if (lengths[index] === 0) continue;
    for (const term of terms) holders.set(term, (holders.get(term) ?? 0) + 1 / lengths[index]!);
  }
  return sentences.map(({ terms }, index) => {
    const length = lengths[index]!;
    if (length === 0) return 0;
    let sum = 0;
    for (const term of terms) sum += weigh(term) ** 2 * (holders.get(term)! - 1 / length);
    return sum / length;
  });
}

function lengthsOf(sentences: Pick<EssaySentence, 'terms'>[], weigh: (term: string) => number): number[] {
  return sentences.map(({ terms }) => Math.sqrt([...terms].reduce((sum, term) => sum + weigh(term) ** 2, 0)));
}

/** Tells how near two sentences, by position, lie by shared words, 0-1: the cosine. Beside the first or last: 0. */
export function kinshipIn(
  sentences: Pick<EssaySentence, 'terms'>[],
  weigh: (term: string) => number,
): (one: number, other: number) => number {
  const lengths = lengthsOf(sentences, weigh);
  return (one, other) => {
    const terms = sentences[other]?.terms;
    if (!terms) return 0;
    let shared = 0;
    for (const term of sentences[one]!.terms) if (terms.has(term)) shared += weigh(term) ** 2;
    return shared / (lengths[one]! * lengths[other]! || 1);
  };
}
