import * as v from 'valibot';
import {
  claimRefSchema,
  idSchema,
  noteSchema,
  pageSchema,
  QUOTE_CAP,
  quoteSchema,
  timeSchema,
} from '../notes/noteschema.ts';
import { MOST_RANKED } from '../matching/prospects.ts';
import type { SightedMatch } from './protocol.ts';

/**
 * What may arrive in the background. Content scripts are our code, but what they send was read from a page: sizes are
 * capped, unknown keys dropped. The caps are far above what `utils/page` sends (small batches of real sentences).
 */
const MATCHES_CAP = 20_000;
const TITLE_CAP = 1_000;
/** A page names its themes strongest first: those of a hundred essays may be more, and the rest tell nothing. */
const THEMES_CAP = 1_000;
const SENTENCE_CAP = 4_000;
const GLANCE_CAP = 10_000;
/** What is typed to find a claim. */
const WORDS_CAP = 200;
/** An article is scored by 100,000 UTF-16 units, and no language writes a word and a space in two. */
const TERMS_CAP = 50_000;

const cutText = (cap: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, cap)),
  );
const shareSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const offsetSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const spansSchema = v.pipe(v.array(v.object({ start: offsetSchema, end: offsetSchema })), v.maxLength(200));

export const explanationSchema = v.object({ sentence: spansSchema, claim: spansSchema });
export const verdictSchema = v.picklist(['agrees', 'disputes', 'not-a-match']);
export const themeScoreSchema = v.object({
  essay: idSchema,
  theme: idSchema,
  score: shareSchema,
  words: v.pipe(v.array(cutText(100)), v.maxLength(20)),
});
const sightedMatchSchema = v.object({
  ...claimRefSchema.entries,
  relation: v.picklist(['agrees', 'disputes']),
  score: shareSchema,
  quote: quoteSchema,
  why: explanationSchema,
});
const sayingSchema = v.object({ page: pageSchema, title: cutText(TITLE_CAP), match: sightedMatchSchema });

const baseField = { base: v.optional(v.nullable(timeSchema)) };
const anyQuoteSchema = v.looseObject({ quote: v.looseObject({ exact: v.string() }) });

/** The schema of each request that the background answers itself; `matchSentences`, `foreseeMatches` and `matchDraft` are checked by the match relay. */
export const incoming = {
  recordSighting: v.object({
    page: pageSchema,
    title: cutText(TITLE_CAP),
    themes: v.pipe(
      v.array(v.unknown()),
      v.transform((themes) => themes.slice(0, THEMES_CAP)),
      v.array(themeScoreSchema),
    ),
    matches: v.pipe(
      v.array(v.unknown()),
      v.maxLength(MATCHES_CAP),
      // A monstrous "sentence" is left out rather than the whole page.
      v.filterItems((match) => !(v.is(anyQuoteSchema, match) && match.quote.exact.length > QUOTE_CAP)),
      v.array(sightedMatchSchema) as v.GenericSchema<unknown[], SightedMatch[]>,
    ),
  }),
  bringStyles: v.object({ frames: v.boolean() }),
  recallPage: v.object({ page: pageSchema }),
  rankSentences: v.object({
    essays: v.pipe(v.array(idSchema), v.maxLength(1_000)),
    sentences: v.pipe(v.array(cutText(SENTENCE_CAP)), v.maxLength(MOST_RANKED)),
  }),
  glanceAt: v.object({ text: cutText(GLANCE_CAP) }),
  findEssays: v.object({
    terms: v.pipe(
      v.array(v.strictTuple([cutText(100), v.pipe(v.number(), v.safeInteger(), v.minValue(1))])),
      v.maxLength(TERMS_CAP),
    ),
  }),
  readLooks: v.object({ essays: v.pipe(v.array(idSchema), v.maxLength(1_000)) }),
  describeClaim: claimRefSchema,
  setVerdict: v.object({ match: idSchema, verdict: v.nullable(verdictSchema), met: v.optional(sayingSchema) }),
  keepSaying: sayingSchema,
  guessClaims: v.object({
    text: cutText(QUOTE_CAP),
    context: cutText(QUOTE_CAP),
    words: v.optional(cutText(WORDS_CAP)),
  }),
  issueNoteToken: v.object({
    page: pageSchema,
    title: cutText(TITLE_CAP),
    quote: v.nullable(quoteSchema),
    claim: v.optional(claimRefSchema),
  }),
  redeemNoteToken: v.object({ token: idSchema }),
  saveNote: v.intersect([
    noteSchema,
    v.object({
      ...baseField,
      onConflict: v.optional(v.picklist(['ask', 'keep-both'])),
      title: v.optional(cutText(TITLE_CAP)),
    }),
  ]),
  removeNote: v.object({ id: idSchema, ...baseField }),
  findSentenceNote: v.object({ page: pageSchema, exact: v.pipe(v.string(), v.maxLength(QUOTE_CAP)) }),
  setBadge: v.object({ count: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))) }),
  openPanel: v.object({ match: v.nullable(idSchema) }),
} as const;

/** Messages whose schema is here. */
export type CheckedMessage = keyof typeof incoming;

/** Thrown back at a sender whose request does not fit; names the first thing that is wrong. */
export class BadRequestError extends Error {
  override name = 'BadRequestError';
}

/** Checks a request against its schema. @throws BadRequestError */
export function checkRequest<K extends CheckedMessage>(name: K, data: unknown): v.InferOutput<(typeof incoming)[K]> {
  const result = v.safeParse(incoming[name], data);
  if (result.success) return result.output as v.InferOutput<(typeof incoming)[K]>;
  const [issue] = result.issues;
  const place = v.getDotPath(issue) ?? 'request';
  throw new BadRequestError(`${name}: ${place}: ${issue.message}`.slice(0, 300));
}
