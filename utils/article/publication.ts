import { normalizeText } from './normalize.ts';

/** Where and when an article appeared, as its page says. Hostile input: text only, capped, and perhaps a lie. */
export interface Publication {
  name?: string;
  /** ISO 8601 day. */
  date?: string;
}

const NAMES = ['meta[property="og:site_name"]', 'meta[name="citation_journal_title"]', 'meta[name="application-name"]'];
const DATES = [
  'meta[property="article:published_time"]',
  'meta[itemprop="datePublished"]',
  'meta[name="citation_publication_date"]',
  'meta[name="parsely-pub-date"]',
  'meta[name="date"]',
  'article time[datetime]',
  'time[itemprop="datePublished"][datetime]',
];

/** Reads a page's own word on where and when it appeared; what it does not say is left out. */
export function readPublication(page: Document): Publication {
  const name = normalizeText(firstOf(page, NAMES)).slice(0, 200).trim();
  const date = dayOf(firstOf(page, DATES));
  return { ...(name && { name }), ...(date && { date }) };
}

function firstOf(page: Document, selectors: string[]): string {
  for (const selector of selectors) {
    const element = page.querySelector(selector);
    const said = (element?.getAttribute('content') ?? element?.getAttribute('datetime'))?.trim();
    if (said) return said.slice(0, 1_000);
  }
  return '';
}

/** The day as the page wrote it, without reckoning it into another time zone. */
function dayOf(said: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/](\d\d)[-/](\d\d)(?!\d)/.exec(said) ?? [];
  const date = `${year}-${month}-${day}`;
  return day !== undefined && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) ? date : undefined;
}
