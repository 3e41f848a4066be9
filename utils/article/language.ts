import { PROFILES, SCRIPTS } from './languageprofiles.ts';

/** Characters read: a few pages of running text. */
const SAMPLE = 12_000;

/** Fewer words than this say nothing against the page's own word. */
const FEWEST_WORDS = 20;

/**
 * Least share of function words for a language to be told. Chosen, then checked: on the 140 pages under
 * `../shared/pages/themed` it tells the listed language on all but two: a page in Xhosa and a list of authors (null).
 */
const LEAST_SHARE = 0.15;

/** Near relatives (Danish and Norwegian) differ by less than this factor: there the page's own word decides. */
const CLOSE_CALL = 0.85;

/**
 * Tells a text's language from its script and its function words.
 * @param declared what the page says, as a BCP 47 tag: believed for short texts, for a close call, and for a language
 *   whose words we do not know
 * @returns primary subtag, or null where text and page tell nothing or contradict each other
 */
export function detectLanguage(text: string, declared?: string): string | null {
  const claimed = primarySubtag(declared);
  const sample = text.slice(0, SAMPLE);
  const byScript = languageOfScript(sample);
  if (byScript) return sharesScript(byScript, claimed) ? claimed : byScript;
  const words = sample.toLowerCase().match(/[\p{L}\p{M}’']+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return claimed;

  let best = { language: '', share: 0 };
  for (const [language, profile] of PROFILES) {
    const share = shareOf(words, profile);
    if (share > best.share) best = { language, share };
  }
  const claimedProfile = claimed === null ? undefined : PROFILES.get(claimed);
  if (best.share < LEAST_SHARE) return claimedProfile ? null : claimed;
  if (claimedProfile && shareOf(words, claimedProfile) >= best.share * CLOSE_CALL) return claimed;
  return best.language;
}

/** The language whose own script makes up a quarter of the letters. */
function languageOfScript(sample: string): string | null {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < FEWEST_WORDS) return null;
  for (const [script, language] of SCRIPTS) {
    const least = language === 'ja' ? letters / 10 : letters / 4;
    if ((sample.match(script)?.length ?? 0) > least) return language;
  }
  return null;
}

/** Languages that write in a script we name after its largest one. */
const SAME_SCRIPT: Record<string, string[]> = { hi: ['mr', 'ne', 'sa'], zh: ['yue', 'wuu'], he: ['yi'], bn: ['as'] };

function sharesScript(language: string, claimed: string | null): claimed is string {
  return claimed !== null && (SAME_SCRIPT[language]?.includes(claimed) ?? false);
}

function shareOf(words: string[], profile: ReadonlySet<string>): number {
  let hits = 0;
  for (const word of words) if (profile.has(word)) hits += 1;
  return hits / words.length;
}

function primarySubtag(tag = ''): string | null {
  const subtag = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(tag)?.[1]?.toLowerCase() ?? null;
  return subtag === 'nb' || subtag === 'nn' ? 'no' : subtag;
}
