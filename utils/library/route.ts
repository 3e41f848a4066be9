import type { ClaimRef } from '../essays/essay.ts';

/** Where the reader is in the library. */
export type Route =
  | { page: 'essays' }
  | { page: 'notes'; query: string }
  | { page: 'claim'; claim: ClaimRef }
  | { page: 'settings' };

/** Reads a location hash; anything unknown or broken is the first page. */
export function parseRoute(hash: string): Route {
  const [head = '', query = ''] = split(hash.replace(/^#\/?/, ''), '?');
  const [page, essay, claim, ...rest] = head.split('/').map(decode);
  if (page === 'notes') return { page, query: new URLSearchParams(query).get('q') ?? '' };
  if (page === 'settings') return { page };
  if (page === 'claim' && essay && claim && rest.length === 0) return { page, claim: { essay, claim } };
  return { page: 'essays' };
}

/** Writes the hash that `parseRoute` reads back as the same route. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'notes':
      return route.query === '' ? '#notes' : `#notes?${new URLSearchParams({ q: route.query })}`;
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
