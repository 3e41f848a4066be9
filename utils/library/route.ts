import * as v from 'valibot';
import type { ClaimRef } from '../essays/essay.ts';
import type { NoteFilter } from '../notes/notefilter.ts';

/** Where the reader is in the library. */
export type Route =
  | { page: 'essays' }
  | { page: 'notes'; query: string; filter: NoteFilter }
  | { page: 'claim'; claim: ClaimRef }
  | { page: 'bin' }
  | { page: 'settings' };

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

/** Reads a location hash; anything unknown or broken is the first page. */
export function parseRoute(hash: string): Route {
  const [head = '', query = ''] = split(hash.replace(/^#\/?/, ''), '?');
  const [page, essay, claim, ...rest] = head.split('/').map(decode);
  if (page === 'notes') {
    const { q = '', ...filter } = Object.fromEntries(new URLSearchParams(query));
    return { page, query: q, filter: v.parse(filterSchema, filter) };
  }
  if (page === 'bin' || page === 'settings') return { page };
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
      return `#claim/${encodeURIComponent(route.claim.essay)}/${encodeURIComponent(route.claim.claim)}`;
    default:
      return `#${route.page}`;
  }
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
