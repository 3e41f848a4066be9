import type { Essay } from '../essays/essay.ts';
import type { Alignment } from './alignment.ts';
import { comparedTextsOf, readClaims, readText, type ClaimSide, type ReadText } from './claimside.ts';
import type { Encoder } from './encoder.ts';
import { glanceFeatures, readFeatures, type GlanceFeatures, type ReadFeatures, type ReadSentence } from './features.ts';
import type { SentenceInput } from './match.ts';
import type { BegunSentence, ClaimReading, PairReader, SentenceReading } from './pairreader.ts';
import type { Rarity } from './rarity.ts';

/** Essays kept read. */
const ESSAYS_KEPT = 8;
/** Sentences whose vectors and words are kept, some 16 KB each: most are met twice, the second time as the one before. */
const SENTENCES_KEPT = 512;
/** Sentences kept ready to be read with claims, some 0.4 MB each: several essays ask for the same. */
const READINGS_KEPT = 48;
/** Sentences kept half read, some 50 KB each: any may turn out to stand before one that is read. */
const BEGUN_KEPT = 128;

/** Claims of an essay that are read ahead, some 30 ms each the first time: as many as nearly all essays have. */
const READ_AHEAD = 64;

/** An essay's claims, ready for both looks. */
export interface EssaySide extends ClaimSide {
  /** Answers the claim in this column, ready to be read with a sentence: most claims are never near enough to be. */
  reading(column: number): Promise<ClaimReading>;
}

/** A sentence, ready for both looks; the one before it is never more than begun. */
export interface SentenceSide extends ReadSentence {
  text: string;
  before: SentenceSide | null;
}

/** Whether a sentence's vector is a guess. */
export type Depth = 'guessed' | 'read';

/** The two looks at a pair: what they see, not what it means. */
export interface Looks {
  readEssay(essay: Essay): Promise<EssaySide>;
  /**
   * Reads a sentence to a depth, and begins to read the one before it: a guess at a vector is had for a tenth of the time,
   * and of the one before no more is asked.
   */
  readSentence(input: SentenceInput, depth?: Depth): Promise<SentenceSide>;
  /** Reads texts that are compared with sentences as a claim's wordings are. */
  readWordings(texts: string[]): Promise<ReadText[]>;
  /** Compares a sentence with every claim, by vectors and words. */
  glance(sentence: SentenceSide, side: EssaySide): GlanceFeatures[];
  /** Sets the sentence's tokens against those of a claim, mostly of what was read already; null where that cannot be. */
  align(sentence: SentenceSide, side: EssaySide, claim: { column: number; text: string }): Promise<Alignment | null>;
  /**
   * Reads a sentence together with the claims in these columns; answers in their order.
   * @param spared as `readFeatures` takes it
   */
  read(sentence: SentenceSide, side: EssaySide, columns: number[], spared?: number[]): Promise<ReadFeatures[]>;
  /** Reads a claim that a sentence may want later, of the essay that was asked about last; false: there is none. */
  readAhead(): Promise<boolean>;
}

export interface LooksParts {
  encoder: Encoder;
  reader: PairReader;
  rarity: Rarity;
}

/** Makes the looks; what was read lately is kept. */
export function createLooks({ encoder, reader, rarity }: LooksParts): Looks {
  const essays = new Map<
    string,
    { essay: Essay; content: string; side: EssaySide; readings: Map<number, ClaimReading> }
  >();
  const guesses = new Map<string, SentenceSide>();
  const sentences = new Map<string, SentenceSide>();
  const begun = new Map<string, BegunSentence>();
  const readings = new Map<string, SentenceReading>();

  async function beginOnce(text: string): Promise<SentenceSide> {
    const known = guesses.get(text);
    const side = known ?? {
      text,
      before: null,
      stretches: null,
      ...readText(text, (await beginningOf(text)).hunch, rarity),
    };
    keep(guesses, text, side, SENTENCES_KEPT);
    return side;
  }

  async function readOnce(text: string): Promise<SentenceSide> {
    const known = sentences.get(text);
    if (known) return known;
    const { vector, stretches } = await readingOf(text);
    const side = { ...(await beginOnce(text)), vector, stretches };
    keep(sentences, text, side, SENTENCES_KEPT);
    return side;
  }

  async function beginningOf(text: string): Promise<BegunSentence> {
    const beginning = begun.get(text) ?? (await reader.beginSentence(text));
    keep(begun, text, beginning, BEGUN_KEPT);
    return beginning;
  }

  async function readingOf(text: string): Promise<SentenceReading> {
    const reading = readings.get(text) ?? (await (await beginningOf(text)).finish());
    keep(readings, text, reading, READINGS_KEPT);
    return reading;
  }

  return {
    async readEssay(essay) {
      const known = essays.get(essay.id);
      const content =
        known?.essay === essay
          ? known.content
          : JSON.stringify(essay.claims.map(({ id, text, wordings }) => [id, text, wordings]));
      if (known?.content === content) {
        keep(essays, essay.id, { ...known, essay }, ESSAYS_KEPT);
        return known.side;
      }
      const texts = comparedTextsOf(essay);
      const vectors = await (encoder.embedKept?.(essay.id, texts) ?? encoder.embed(texts));
      const readings = new Map<number, ClaimReading>();
      const reading = async (column: number) => {
        const text = texts[column]!;
        const read =
          readings.get(column) ?? (await (reader.readKeptClaim?.(essay.id, column, text) ?? reader.readClaim(text)));
        readings.set(column, read);
        return read;
      };
      const side = { ...readClaims(essay, vectors, rarity), reading };
      keep(essays, essay.id, { essay, content, side, readings }, ESSAYS_KEPT);
      return side;
    },
    async readSentence({ text, context }, depth = 'read') {
      const before = context ? await beginOnce(context) : null;
      return { ...(await (depth === 'guessed' ? beginOnce : readOnce)(text)), before };
    },
    async readWordings(texts) {
      const vectors = texts.length > 0 ? await encoder.embed(texts) : [];
      return texts.map((text, i) => readText(text, vectors[i]!, rarity));
    },
    glance: (sentence, side) => glanceFeatures(sentence, side, rarity),
    async align({ text }, side, { column, text: claim }) {
      return reader.align(
        { text, reading: await readingOf(text) },
        { text: claim, reading: await side.reading(column) },
      );
    },
    async read(sentence, side, columns, spared) {
      const claims: ClaimReading[] = [];
      for (const column of columns) claims.push(await side.reading(column));
      const reading = await readingOf(sentence.text);
      const before = sentence.before && (await beginningOf(sentence.before.text));
      return readFeatures(await reader.readPairs(reading, before, claims), spared);
    },
    async readAhead() {
      const latest = [...essays.values()].at(-1);
      const column = latest?.side.claims.slice(0, READ_AHEAD).findIndex((_, each) => !latest.readings.has(each)) ?? -1;
      if (!latest || column < 0) return false;
      await latest.side.reading(column);
      return true;
    },
  };
}

/** Puts an entry into a map that forgets the one put in longest ago. */
function keep<T>(map: Map<string, T>, key: string, value: T, limit: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > limit && oldest !== undefined) map.delete(oldest);
}
