import * as v from 'valibot';
import { explanationSchema, themeScoreSchema, verdictSchema } from '../messaging/incoming.ts';
import { claimRefSchema, idSchema, noteSchema, pageSchema, quoteSchema, timeSchema } from '../notes/noteschema.ts';
import { EssaySchema, LONGEST_TEXT } from '../essays/parse.ts';
import { type Backup, READABLE_VERSIONS } from './backup.ts';
import { colourSchema, sensitivitySchema } from './essaylooks.ts';
import { settingsSchema } from './settings.ts';

/** A backup with a longer list is refused as a whole. */
export const RECORDS_CAP = 1_000_000;
const CLAIMS_CAP = 2_000;

const textSchema = v.pipe(v.string(), v.maxLength(10_000));
const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const shareSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const many = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.maxLength(RECORDS_CAP));
/** What files from before it was there lack, and what a later palette may call otherwise: then it counts as not chosen. */
const chosen = <S extends v.GenericSchema>(schema: S) => v.optional(v.fallback(v.optional(schema), undefined));

const claimSchema = v.object({
  id: idSchema,
  theme: idSchema,
  text: textSchema,
  source: v.optional(v.object({ start: countSchema, end: countSchema })),
  wordings: v.optional(
    v.pipe(
      v.array(v.object({ relation: v.picklist(['same', 'dispute', 'related']), text: textSchema })),
      v.maxLength(200),
    ),
  ),
  dependent: v.optional(v.boolean()),
});

const essayFields = v.object({
  id: v.pipe(idSchema, v.regex(/^[^|/]+$/, 'An essay id holds no "|" or "/"')),
  title: textSchema,
  author: textSchema,
  affiliation: v.optional(textSchema),
  publication: v.optional(v.object({ name: v.optional(textSchema), date: v.optional(textSchema) })),
  url: v.optional(v.pipe(textSchema, v.regex(/^https?:\/\//i, 'Not a web address'))),
  licence: v.optional(textSchema),
  version: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  sensitivity: chosen(sensitivitySchema),
  colour: chosen(colourSchema),
  text: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_TEXT))),
  retired: v.optional(v.pipe(v.array(v.object({ id: idSchema, text: textSchema })), v.maxLength(CLAIMS_CAP))),
  pack: v.optional(EssaySchema),
  themes: v.pipe(v.array(v.object({ id: idSchema, label: textSchema })), v.maxLength(200)),
  claims: v.pipe(v.array(claimSchema), v.maxLength(CLAIMS_CAP)),
  enabled: v.boolean(),
  added: timeSchema,
  modified: v.optional(timeSchema),
});

/** Files from before essays knew when they changed: they did not. */
const essaySchema = v.pipe(
  essayFields,
  v.transform((essay) => ({ ...essay, modified: essay.modified ?? essay.added })),
);

const matchSchema = v.object({
  ...claimRefSchema.entries,
  page: pageSchema,
  relation: v.picklist(['agrees', 'disputes']),
  score: shareSchema,
  quote: quoteSchema,
  why: explanationSchema,
  firstSeen: timeSchema,
  lastSeen: timeSchema,
  verdict: v.nullable(verdictSchema),
  verdictAt: v.nullable(timeSchema),
});

const binnedFields = { id: idSchema, deleted: timeSchema };
const binnedSchema = v.pipe(
  v.variant('kind', [
    v.object({ ...binnedFields, kind: v.literal('note'), content: v.nullable(noteSchema) }),
    v.object({ ...binnedFields, kind: v.literal('essay'), content: v.nullable(essaySchema) }),
  ]),
  v.check(({ id, content }) => content === null || content.id === id, 'It holds something else than it names'),
);

/** The schema of `Backup`; keys that it does not know are dropped. */
export const backupSchema: v.GenericSchema<unknown, Backup> = v.object({
  format: v.literal('throughline-backup'),
  version: v.picklist(READABLE_VERSIONS),
  exported: timeSchema,
  settings: settingsSchema,
  essays: many(essaySchema),
  builtInEssays: many(
    v.object({
      id: idSchema,
      enabled: v.boolean(),
      sensitivity: chosen(sensitivitySchema),
      colour: chosen(colourSchema),
    }),
  ),
  pages: many(
    v.object({
      page: pageSchema,
      title: textSchema,
      themes: v.array(themeScoreSchema),
      firstSeen: timeSchema,
      lastSeen: timeSchema,
      visits: countSchema,
    }),
  ),
  matches: many(matchSchema),
  notes: many(noteSchema),
  bin: v.optional(many(binnedSchema), []),
});
