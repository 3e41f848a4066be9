import * as v from 'valibot';
import { LONGEST_ADDRESS } from '../article/canonical.ts';
import { type Note, NOTE_TEXT_CAP, type Quote } from './note.ts';

/** Caps on what a note may hold, in UTF-16 code units; far above what a reader writes, far below what would hurt. */
export const QUOTE_CAP = 20_000;
export const PAGE_CAP = LONGEST_ADDRESS;

/** More than `MOST_TAGS`: two notes may have been joined. */
const TAGS_CAP = 10_000;

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Times from here on would need more digits when a later one is made of them. */
const LATEST_MS = Date.UTC(9000, 0);

/** An address, claim or essay name, and the like. */
export const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(300));

/** What stands in the place of a page's address for a book, which has none; only an import brings it. */
export const BOOK_URN = 'urn:throughline:book:';

const ADDRESS_SCHEMES = /^((https?|file|chrome-extension|moz-extension):\/\/|urn:throughline:book:)/;

/** A page's canonical address; ours too, for the practice article, and a book's name. */
export const pageSchema = v.pipe(v.string(), v.maxLength(PAGE_CAP), v.regex(ADDRESS_SCHEMES, 'Not a page address'));

/** Any ISO 8601 time with a zone, read as `toISOString` writes it: times are compared as text. */
export const timeSchema = v.pipe(
  v.string(),
  v.check((time) => ISO_TIME.test(time) && Date.parse(time) < LATEST_MS, 'Not a time'),
  v.transform((time) => new Date(time).toISOString()),
);

const offsetSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const contextSchema = v.pipe(v.string(), v.maxLength(256));

export const quoteSchema: v.GenericSchema<unknown, Quote> = v.object({
  exact: v.pipe(v.string(), v.minLength(1), v.maxLength(QUOTE_CAP)),
  prefix: contextSchema,
  suffix: contextSchema,
  start: offsetSchema,
  end: offsetSchema,
});

export const claimRefSchema = v.object({ essay: idSchema, claim: idSchema });

const targetSchema = v.variant('kind', [
  v.object({ kind: v.literal('claim'), ...claimRefSchema.entries }),
  v.object({ kind: v.literal('page'), page: pageSchema }),
  v.object({ kind: v.literal('sentence'), page: pageSchema, quote: quoteSchema, claim: v.optional(claimRefSchema) }),
]);

/** A note from a message or a file; unknown keys are dropped. */
export const noteSchema: v.GenericSchema<unknown, Note> = v.object({
  id: idSchema,
  target: targetSchema,
  text: v.pipe(v.string(), v.maxLength(NOTE_TEXT_CAP)),
  tags: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), v.maxLength(TAGS_CAP)),
  created: timeSchema,
  modified: timeSchema,
  changed: v.optional(timeSchema),
});
