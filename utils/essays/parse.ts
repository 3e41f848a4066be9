import * as v from 'valibot';
import { SENSITIVITIES } from '../matching/match.ts';
import type { Essay } from './essay.ts';

/** Caps: an op-ed has 40 claims; a file far beyond that is not one, and would slow every page. */
export const MOST_CLAIMS = 200;
export const MOST_THEMES = 40;
export const MOST_WORDINGS = 200;
/** UTF-16 units. */
export const LONGEST_CLAIM = 1_000;
export const LONGEST_TITLE = 300;
export const LONGEST_AUTHOR = 200;
export const LONGEST_FILE = 4_000_000;
/** An op-ed's own text: ten times the longest magazine essay. */
export const LONGEST_TEXT = 400_000;
export const MOST_RETIRED = 1_000;

/** Characters of an id. */
export const LONGEST_ID = 80;

const ID = /^[a-z0-9][a-z0-9._-]{0,79}$/i;

const id = v.pipe(
  v.string('must be text'),
  v.regex(ID, 'must be 1 to 80 letters, digits, dots, hyphens or underscores, and begin with a letter or digit'),
);
const line = (longest: number) =>
  v.pipe(
    v.string('must be text'),
    v.trim(),
    v.nonEmpty('must not be empty'),
    v.maxLength(longest, `must not be longer than ${longest} characters`),
  );
export const WebAddressSchema = v.pipe(
  v.string('must be text'),
  v.maxLength(2_000, 'must not be longer than 2000 characters'),
  v.check((text) => /^https?:\/\//i.test(text) && URL.canParse(text), 'must be a web address (http or https)'),
);
const offset = v.pipe(
  v.number('must be a number'),
  v.integer('must be a whole number'),
  v.minValue(0, 'must not be negative'),
);

const WordingSchema = v.object(
  {
    relation: v.picklist(['same', 'dispute', 'related'], 'must be "same", "dispute" or "related"'),
    text: line(LONGEST_CLAIM),
  },
  'must be an object with relation and text',
);

const ClaimSchema = v.object(
  {
    id,
    theme: id,
    text: line(LONGEST_CLAIM),
    source: v.optional(
      v.pipe(
        v.object({ start: offset, end: offset }, 'must be an object with start and end'),
        v.check(({ start, end }) => start < end, 'must end after it starts'),
      ),
    ),
    wordings: v.optional(
      v.pipe(
        v.array(WordingSchema, 'must be a list'),
        v.maxLength(MOST_WORDINGS, `must not have more than ${MOST_WORDINGS} entries`),
      ),
    ),
    dependent: v.optional(v.boolean('must be true or false')),
  },
  'must be an object with id, theme and text',
);

export const DaySchema = v.pipe(v.string('must be text'), v.isoDate('must be a date such as 2025-03-31'));

const PublicationSchema = v.object(
  {
    name: v.optional(line(200)),
    date: v.optional(DaySchema),
  },
  'must be an object with name and date',
);

/** The schema of an essay with at least so many claims: a draft may still have none. */
function essaySchema(fewestClaims: 0 | 1): v.GenericSchema<unknown, Essay> {
  return v.pipe(
    v.object(
      {
        id,
        title: line(LONGEST_TITLE),
        author: v.optional(
          v.pipe(
            v.string('must be text'),
            v.trim(),
            v.maxLength(LONGEST_AUTHOR, `must not be longer than ${LONGEST_AUTHOR} characters`),
          ),
          '',
        ),
        affiliation: v.optional(line(300)),
        publication: v.optional(PublicationSchema),
        url: v.optional(WebAddressSchema),
        licence: v.optional(line(300)),
        version: v.optional(
          v.pipe(
            v.number('must be a number'),
            v.safeInteger('must be a whole number'),
            v.minValue(1, 'must be 1 or more'),
          ),
        ),
        sensitivity: v.optional(v.picklist(SENSITIVITIES, 'must be "fewer", "balanced" or "more"')),
        text: v.optional(
          v.pipe(
            v.string('must be text'),
            v.maxLength(LONGEST_TEXT, `must not be longer than ${LONGEST_TEXT} characters`),
          ),
        ),
        themes: v.pipe(
          v.array(v.object({ id, label: line(200) }, 'must be an object with id and label'), 'must be a list'),
          v.minLength(1, 'must have at least one theme'),
          v.maxLength(MOST_THEMES, `must not have more than ${MOST_THEMES} themes`),
        ),
        claims: v.pipe(
          v.array(ClaimSchema, 'must be a list'),
          v.minLength(fewestClaims, 'must have at least one claim'),
          v.maxLength(MOST_CLAIMS, `must not have more than ${MOST_CLAIMS} claims`),
        ),
        retired: v.optional(
          v.pipe(
            v.array(
              v.object({ id, text: line(LONGEST_CLAIM) }, 'must be an object with id and text'),
              'must be a list',
            ),
            v.maxLength(MOST_RETIRED, `must not have more than ${MOST_RETIRED} entries`),
          ),
        ),
      },
      'must be an object with id, title, themes and claims',
    ),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      for (const message of crossFaults(dataset.value)) addIssue({ message });
    }),
  );
}

export const EssaySchema = essaySchema(1);
/** An essay that the reader is still making. */
export const DraftEssaySchema = essaySchema(0);

/** Finds what no field alone shows: ids used twice, claims of an unknown theme. */
function crossFaults({ themes, claims }: Essay): string[] {
  const themeIds = new Set(themes.map((theme) => theme.id));
  const twice = (ids: string[]) => ids.find((each, index) => ids.indexOf(each) !== index);
  const theme = twice(themes.map((each) => each.id));
  const claim = twice(claims.map((each) => each.id));
  const stray = claims.findIndex((each) => !themeIds.has(each.theme));
  return [
    ...(theme === undefined ? [] : [`themes: the id "${theme}" is used twice`]),
    ...(claim === undefined ? [] : [`claims: the id "${claim}" is used twice`]),
    ...(stray === -1 ? [] : [`claims[${stray}].theme: "${claims[stray]!.theme}" is not among the themes`]),
  ];
}

/** An essay file that is not one. `problems` name place and reason, e.g. `claims[3].text must not be empty`; at most 10. */
export class EssayFileError extends Error {
  override name = 'EssayFileError';
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`This is not an essay file: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/**
 * Checks that a value has the shape of an essay and keeps only what belongs to one.
 * @throws EssayFileError naming each fault's place and reason
 */
export function parseEssay(value: unknown): Essay {
  const result = v.safeParse(EssaySchema, value);
  if (result.success) return result.output;
  throw new EssayFileError(result.issues.slice(0, 10).map(describeIssue));
}

/** Reads the text of an essay file. @throws EssayFileError also where it is too large or no JSON */
export function parseEssayFile(text: string): Essay {
  if (text.length > LONGEST_FILE)
    throw new EssayFileError([`it has more than ${LONGEST_FILE / 1_000_000} million characters`]);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new EssayFileError([`it is no JSON (${error instanceof Error ? error.message : 'unreadable'})`]);
  }
  return parseEssay(value);
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const place = (issue.path ?? []).reduce(
    (path, { key }) => (typeof key === 'number' ? `${path}[${key}]` : path ? `${path}.${String(key)}` : String(key)),
    '',
  );
  // A key that is absent altogether fails at its object, in valibot's own words.
  const reason = issue.received === 'undefined' ? 'is missing' : issue.message;
  return place ? `${place} ${reason}` : reason;
}
