import { polesOf } from './antonyms.ts';
import type { Token } from './terms.ts';

/** What of a text speaks for or against what another says. */
export interface Stance {
  /** Leaning on each axis of opposites it names: the sum of 1 and -1, turned about by a negation. */
  axes: Map<number, number>;
  /** Terms that a negation precedes closely. */
  negated: Set<string>;
  /** Words that deny or doubt what someone says, at most 3 counted. */
  dissent: number;
  /** Words that set one thing against another, at most 3 counted. */
  contrast: number;
  /** Whether it says what should be. */
  urges: boolean;
  /** Wished-for less unwished-for poles, -3 to 3. */
  tone: number;
}

/** The stance signals of a pair. */
export interface StanceSignals {
  /** Axes on which the two lean apart, and alike; at most 3 each. */
  opposed: number;
  aligned: number;
  /** Share of the words in common that only one of the two negates, 0-1. */
  negatedApart: number;
  dissent: number;
  contrast: number;
  /** 1 where the claim says what should be and the sentence does not; -1 the other way about. */
  urgesApart: number;
  tone: number;
  /** Negative where the tones are contrary, -9 to 9. */
  toneProduct: number;
}

/** Words that a negation reaches forward over. */
const REACH = 4;
const COUNTED = 3;

const setOf = (words: string) => new Set(words.trim().split(/\s+/));

const NEGATORS = setOf(`not no never cannot hardly scarcely without neither nor nobody none nothing unlikely fail fails
  failed failing refuse refuses refused refusing stop stops stopped prevent prevents prevented rarely barely few
  little lack lacks lacked`);
const DISSENT = setOf(`deny denies denied denying denial reject rejects rejected rejecting rejection dispute disputes
  disputed disputing dismiss dismisses dismissed dismissing disagree disagrees disagreed disagreement doubt doubts
  doubted doubtful refute refutes refuted rebut rebuts rebutted contradict contradicts contradicted contrary untrue
  false wrong wrongly mistaken mistake myth overstated overstates overblown exaggerated exaggerates exaggeration
  exaggerating nonsense absurd alarmist unfounded baseless misguided misplaced misleading scoffed countered counters
  retorted disproved debunked sceptical skeptical sceptics skeptics critics opponents questioned unconvinced
  implausible fantasy illusion fallacy scaremongering hysteria pretext simplistic naive unproven unjustified
  ridiculed mocked objected`);
const CONTRAST = setOf(`but however although though yet despite nevertheless nonetheless whereas instead rather while
  still conversely actually fact unlike notwithstanding far merely only`);
const URGING = setOf('should must ought need needs shall required urge urges urged');

/** Reads a text's stance from its words. */
export function readStance(tokens: Token[]): Stance {
  const axes = new Map<number, number>();
  const negated = new Set<string>();
  let [dissent, contrast, tone, sinceNegation, urges] = [0, 0, 0, Infinity, false];
  for (const { text, term, kind, stop } of tokens) {
    const word = text.toLowerCase();
    const negating = sinceNegation < REACH;
    if (!stop && negating) negated.add(term);
    if (kind === 'word') {
      for (const pole of polesOf(term)) {
        const lean = Math.sign(pole) * (negating ? -1 : 1);
        axes.set(Math.abs(pole), (axes.get(Math.abs(pole)) ?? 0) + lean);
        tone += lean;
      }
    }
    if (DISSENT.has(word)) dissent += 1;
    if (CONTRAST.has(word)) contrast += 1;
    if (URGING.has(word)) urges = true;
    sinceNegation = NEGATORS.has(word) || /n['’]t$/.test(word) ? 0 : sinceNegation + 1;
  }
  return {
    axes,
    negated,
    dissent: Math.min(COUNTED, dissent),
    contrast: Math.min(COUNTED, contrast),
    urges,
    tone: Math.max(-COUNTED, Math.min(COUNTED, tone)),
  };
}

/** Compares a sentence's stance with a claim's. `terms` are those of each. */
export function compareStance(sentence: StanceText, claim: StanceText): StanceSignals {
  const [a, b] = [sentence.stance, claim.stance];
  let [opposed, aligned] = [0, 0];
  for (const [axis, lean] of b.axes) {
    const product = lean * (a.axes.get(axis) ?? 0);
    if (product < 0) opposed += 1;
    if (product > 0) aligned += 1;
  }
  const shared = [...claim.terms].filter((term) => sentence.terms.has(term));
  const apart = shared.filter((term) => a.negated.has(term) !== b.negated.has(term)).length;
  return {
    opposed: Math.min(COUNTED, opposed),
    aligned: Math.min(COUNTED, aligned),
    negatedApart: shared.length > 0 ? apart / shared.length : 0,
    dissent: a.dissent - b.dissent,
    contrast: a.contrast,
    urgesApart: Number(b.urges) - Number(a.urges),
    tone: a.tone,
    toneProduct: a.tone * b.tone,
  };
}

interface StanceText {
  terms: Set<string>;
  stance: Stance;
}
