import * as v from 'valibot';
import type { ClaimRef } from '../essays/essay.ts';
import type { NoteFilter } from '../notes/notefilter.ts';

/** Where the reader is in the library. */
export type Route =
  | { page: 'essays' }
  | { page: 'notes'; query: string; filter: NoteFilter }
  /** `problem`: why a page could not be used as an essay. */
  | { page: 'add'; problem: AddProblem | null }
  | { page: 'draft'; draft: string }
  /** An own essay in its editor. */
  | { page: 'edit'; essay: string }
  | { page: 'claim'; claim: ClaimRef }
  | { page: 'bin' }
  /** `problem`: what the menu could not do, and the settings can. */
  | { page: 'settings'; problem?: SettingsProblem };

const wordSchema = v.optional(v.fallback(v.optional(v.pipe(v.string(), v.minLength(1))), undefined));
const daySchema = v.optional(v.fallback(v.optional(v.pipe(v.string(), v.isoDate())), undefined));
const filterSchema: v.GenericSchema<unknown, NoteFilter> = v.pipe(
  v.object({
    essay: wordSchema,
    theme: wordSchema,
    claim: wordSchema,
    site: wordSchema,
    relation: v.optional(v.fallback(v.optional(v.picklist(['agrees', 'disputes'])), undefined)),
    tag: wordSchema,
    from: daySchema,
    to: daySchema,
    words: v.optional(v.fallback(v.optional(v.literal('yes')), undefined)),
  }),
  v.transform((filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))),
);
const ADD_PROBLEMS = ['silent', 'private', 'not-article', 'language', 'unread-site', 'unkept'] as const;
export type AddProblem = (typeof ADD_PROBLEMS)[number];
export type SettingsProblem = 'unsilenced';

/** Reads a location hash; anything unknown or broken is the first page. */
export function parseRoute(hash: string): Route {
  const [head = '', query = ''] = split(hash.replace(/^#\/?/, ''), '?');
  const [page, essay, claim, ...rest] = head.split('/').map(decode);
  if (page === 'notes') {
    const { q = '', ...filter } = Object.fromEntries(new URLSearchParams(query));
    return { page, query: q, filter: v.parse(filterSchema, filter) };
  }
  if (page === 'bin') return { page };
  if (page === 'settings') return essay === 'unsilenced' ? { page, problem: essay } : { page };
  if (page === 'add') return { page, problem: ADD_PROBLEMS.find((problem) => problem === essay) ?? null };
  if (page === 'draft' && essay && claim === undefined) return { page, draft: essay };
  if (page === 'edit' && essay && claim === undefined) return { page, essay };
  if (page === 'claim' && essay && claim && rest.length === 0) return { page, claim: { essay, claim } };
  return { page: 'essays' };
}

/** Writes the hash that `parseRoute` reads back as the same route. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'notes':
      return `#notes?${new URLSearchParams({ ...(route.query && { q: route.query }), ...route.filter })}`.replace(
        /\?$/,
        '',
      );
    case 'claim':
      return `#claim/${encode(route.claim.essay)}/${encode(route.claim.claim)}`;
    case 'add':
      return route.problem === null ? '#add' : `#add/${route.problem}`;
    case 'settings':
      return route.problem === undefined ? '#settings' : `#settings/${route.problem}`;
    case 'draft':
      return `#draft/${encode(route.draft)}`;
    case 'edit':
      return `#edit/${encode(route.essay)}`;
    default:
      return `#${route.page}`;
  }
}

/** The hash of a claim's page. */
export function claimHref(claim: ClaimRef): string {
  return formatRoute({ page: 'claim', claim });
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Half a surrogate pair, which no address can hold, becomes U+FFFD: what a file brought must not keep its page from being drawn. */
function encode(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
