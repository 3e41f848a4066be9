import { LONGEST_SAYING } from './inertcopy.ts';
import { normalizeText } from './normalize.ts';

const SEPARATOR = /\s+[|\-–—•·»:]+\s+|\s*\|\s*/g;

/**
 * Takes the site's name off a page's title. A last part goes when it is the name that the page gives its site, when
 * the host name spells it, or when the page's main heading is what stands before it.
 */
export function cleanTitle(raw: string, from: { page: Document; siteName: string | null; url: string }): string {
  let title = normalizeText(raw.slice(0, LONGEST_SAYING));
  const host = URL.canParse(from.url) ? fold(new URL(from.url).hostname.replace(/^www\./, '')) : '';
  const names = [from.siteName, from.page.querySelector('meta[property="og:site_name"]')?.getAttribute('content')]
    .map((name) => fold(name ?? ''))
    .filter(Boolean);
  const headings = [...from.page.querySelectorAll('h1')].slice(0, 5).map((h1) => fold(h1.textContent ?? ''));
  for (;;) {
    const last = [...title.matchAll(SEPARATOR)].at(-1);
    if (!last || last.index === 0) return title;
    const head = title.slice(0, last.index);
    const tail = fold(title.slice(last.index + last[0].length));
    const isSite = tail === '' || names.includes(tail) || (tail.length >= 3 && host.includes(tail));
    const isHeadings = headings.some((heading) => heading !== '' && heading === fold(head));
    if (!isSite && !isHeadings) return title;
    title = head;
  }
}

/** Takes "By" off a byline. Null where the page names nobody, or what it names cannot be a name. */
export function cleanByline(raw: string | null | undefined): string | null {
  // Dates, counters and handles stand behind the name, often without a space.
  const byline = normalizeText((raw ?? '').slice(0, LONGEST_SAYING))
    .replace(/^(?:by|von|par|por|di|door|av)\s*:?\s+/i, '')
    .replace(
      /\s*(?:[@(|]|https?:|\d|Last updated|Leave a comment|\b(?:\p{Lu}\p{Ll}+day,?\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s\d).*$/u,
      '',
    )
    .replace(/[\s,;·–—-]+$/, '');
  return byline === '' || byline.length > 120 ? null : byline;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
