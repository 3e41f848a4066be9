import type { Essay } from '../essays/essay.ts';
import type { ReadText } from './claimside.ts';
import { explainMatch } from './explain.ts';
import { glancePair, sigmoid, type Head } from './head.ts';
import type { GlanceFeatures } from './features.ts';
import { createLooks, type EssaySide, type LooksParts, type SentenceSide } from './looks.ts';
import type { Match, PairScore, SentenceInput } from './match.ts';
import { isMatchable } from './matchable.ts';
import { createRarity } from './rarity.ts';
import type { Scorer } from './scorer.ts';
import { KEPT_CLAIMS_PER_SENTENCE, RELATED_FLOOR } from './select.ts';
import {
  type FurtherSupport,
  glanceOdds,
  type HeadKind,
  kindOf,
  likeliestOf,
  scoreSentence,
  shownScore,
} from './sentencescores.ts';
import { joinTwins } from './twinclaims.ts';
import { teach, type Teaching } from './teaching.ts';
import type { ReaderVerdict } from './verdicts.ts';

/**
 * Chances by the glance under which reading would hardly bring a pair up to what is shown: that of a sentence's likeliest
 * claim, and that of each claim it is read with. So one sentence in five is read, with two claims. Of what reading every
 * sentence with its six likeliest shows on the held-out essays and the labelled pages, bare claims and wordings together,
 * 6 pairs of 1,191 are lost at balanced and 9 of 1,915 at more, and 87 of 3,041 that would count as related. Not asked
 * where every claim is to be answered. `npm run bench -- speed` prints what is lost on the themed pages.
 */
const LEAST_GLANCE = { sentence: 0.05, claim: 0.03 };
/**
 * Chances of a claim, by the glance at a guess at a sentence's vector: where none of an essay's claims has that much the
 * sentence is not read to the end. The most that lost nothing shown at more: of 1,148 sentences of held-out pages with bare
 * claims half are spared their reading, and none of 87 with something at more is lost, 3 of 158 with what would count as
 * related; of 285 with the built-in essay's wordings four in nine, and none of 24 and 40. Above 0.03 the first are lost
 * (`model/README.md`, "What is not read"). An essay of one claim was not measured and asks for half.
 */
const LEAST_GUESS: Record<HeadKind, number> = { alone: 0.0125, bare: 0.025, supported: 0.025 };
/**
 * Share of a claim's words, by rarity, from which a sentence that holds them is not left to a guess: markup or figures
 * beside the very words of a claim led it astray.
 */
const WORDS_TELL = 0.5;
/** Reads whatever the glance says. */
const NO_LEAST: typeof LEAST_GLANCE = { sentence: 0, claim: 0 };

/** What the glance says of a sentence with each of an essay's claims. */
interface Hope {
  kinds: HeadKind[];
  glanced: GlanceFeatures[];
  odds: number[];
  /** What a reader taught, by claim. */
  further: FurtherSupport;
  /** Chances, what a reader taught counted in. */
  hopes: number[];
}

const isHopeful = (hopes: number[], least: typeof LEAST_GLANCE): boolean =>
  hopes.some((hope) => hope >= least.sentence);

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

  function hopeFor(sentence: SentenceSide, side: EssaySide, teaching: Teaching | null): Hope {
    const kinds = side.claims.map((_, column) => kindOf(side, column));
    const glanced = looks.glance(sentence, side);
    const odds = glanceOdds(head, kinds, glanced);
    const further: FurtherSupport = teaching?.support(sentence) ?? new Map();
    const hopes = odds.map((value, column) => {
      const support = further.get(column);
      return sigmoid(
        support ? Math.max(value, glancePair(head.supported, { ...glanced[column]!, ...support })) : value,
      );
    });
    return { kinds, glanced, odds, further, hopes };
  }

  /** What was foreseen of sentences that are likely to be asked about next. */
  const foreseen = new Map<string, { side: EssaySide; hope: Hope }>();
  const nameOf = ({ text, context }: SentenceInput): string => `${context}\n${text}`;

  /** Tells from a guess whether a sentence is worth being read to its end, for its own sake or for what was taught. */
  async function isPromising(input: SentenceInput, side: EssaySide, teaching: Teaching | null): Promise<boolean> {
    const known = foreseen.get(nameOf(input));
    foreseen.delete(nameOf(input));
    const guessed = await looks.readSentence(input, 'guessed');
    const { kinds, hopes, glanced } = known?.side === side ? known.hope : hopeFor(guessed, side, null);
    return (
      hopes.some((hope, column) => hope >= LEAST_GUESS[kinds[column]!]) ||
      glanced.some(({ claimCovered }) => claimCovered >= WORDS_TELL) ||
      teaching?.mayRaise(guessed) === true
    );
  }

  async function scoreRow(
    sentence: SentenceSide,
    side: EssaySide,
    { kinds, glanced, odds, further, hopes }: Hope,
    teaching: Teaching | null,
    least = NO_LEAST,
  ): Promise<PairScore[]> {
    const likeliest = isHopeful(hopes, least) ? likeliestOf(odds) : [];
    const columns = likeliest.filter((column) => hopes[column]! >= least.claim);
    const spared = likeliest.filter((column) => !columns.includes(column)).map((column) => odds[column]!);
    const read = columns.length > 0 ? await looks.read(sentence, side, columns, spared) : [];
    const scores = scoreSentence(head, kinds, { glanced, odds, columns, read }, further);
    return teaching?.weigh(scores, sentence) ?? scores;
  }

  /** Judged sentences; the reader's verdicts are few. */
  const judged = new Map<string, ReadText>();

  /** What was taught last: all requests of a page come with the same verdicts. */
  let taught: { side: EssaySide; verdicts: string; teaching: Teaching } | undefined;

  async function learn(verdicts: ReaderVerdict[], essay: Essay, side: EssaySide): Promise<Teaching | null> {
    if (verdicts.length === 0) return null;
    const written = JSON.stringify(verdicts);
    if (taught?.side === side && taught.verdicts === written) return taught.teaching;
    const unknown = [...new Set(verdicts.map(({ text }) => text))].filter((text) => !judged.has(text));
    const texts = await looks.readWordings(unknown);
    for (const [i, text] of unknown.entries()) judged.set(text, texts[i]!);
    const read = verdicts.map((verdict) => ({ ...verdict, ...judged.get(verdict.text)! }));
    const teaching = teach(essay, side, read, rarity);
    taught = { side, verdicts: written, teaching };
    return teaching;
  }

  return joinTwins({
    version: scorerVersion(head, reader.version),
    async score(sentences, essay) {
      const side = await looks.readEssay(essay);
      const rows: PairScore[][] = [];
      for (const input of sentences) {
        const sentence = await looks.readSentence(input);
        rows.push(await scoreRow(sentence, side, hopeFor(sentence, side, null), null));
      }
      return rows;
    },
    async match(sentences, essay, { all = false, verdicts = [] } = {}) {
      const side = await looks.readEssay(essay);
      const teaching = await learn(verdicts, essay, side);
      const matches: Match[] = [];
      for (const [index, input] of sentences.entries()) {
        if (!all && !isMatchable(input.text)) continue;
        if (!all && !(await isPromising(input, side, teaching))) continue;
        const sentence = await looks.readSentence(input);
        const hope = hopeFor(sentence, side, teaching);
        // What a reader taught counts also where no claim comes near.
        if (!all && !teaching && !isHopeful(hope.hopes, LEAST_GLANCE)) continue;
        const found = (await scoreRow(sentence, side, hope, teaching, all ? NO_LEAST : LEAST_GLANCE))
          .map((pair, column) => ({ pair, column, score: shownScore(pair) }))
          .filter(({ score }) => all || score >= RELATED_FLOOR)
          .toSorted((a, b) => b.score - a.score)
          .slice(0, all ? essay.claims.length : KEPT_CLAIMS_PER_SENTENCE);
        for (const { pair, column, score } of found) {
          const claim = essay.claims[column]!;
          const alignment = await looks.align(sentence, side, { column, text: claim.text });
          matches.push({
            essay: essay.id,
            claim: claim.id,
            sentence: index,
            relation: pair.disputes > pair.agrees ? 'disputes' : 'agrees',
            score,
            why: explainMatch(input.text, sentence, claim.text, side.claims[column]!, rarity, alignment),
          });
        }
      }
      return matches;
    },
    async foresee(sentences, essay) {
      const side = await looks.readEssay(essay);
      const chances: number[] = [];
      foreseen.clear();
      for (const input of sentences) {
        const hope = hopeFor(await looks.readSentence(input, 'guessed'), side, null);
        foreseen.set(nameOf(input), { side, hope });
        chances.push(Math.max(0, ...hope.hopes));
      }
      return chances;
    },
    readAhead: () => looks.readAhead(),
  });
}

/** Raised whenever the same verdicts teach something else: answers are kept under the scorer's version. */
const TEACHING = 5;
/** Raised whenever the same match is explained otherwise. */
const EXPLANATION = 3;

/** Names a scorer made of these; the least chances are part of it, since what is spared a look is not matched. */
export function scorerVersion({ version }: Pick<Head, 'version'>, reader: string): string {
  const least = [...Object.values(LEAST_GUESS), WORDS_TELL, ...Object.values(LEAST_GLANCE)];
  return `learned-${version}-${least.join('-')}-${TEACHING}-${EXPLANATION}|${reader}`;
}
