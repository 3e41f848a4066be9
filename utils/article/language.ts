import { isAsciiLetter } from './asciiletter.ts';
import { PROFILES, SCRIPTS } from './languageprofiles.ts';

/** Characters read: a few pages of running text, from several places, so that a long preface does not speak for all. */
const SAMPLE = 12_000;
const PIECES = 4;

/** Fewer words than this say nothing against the page's own word. */
const FEWEST_WORDS = 20;

/**
 * Least share of function words for a language to be told. Chosen, then checked: on the 140 pages under
 * `../shared/pages/themed` it tells the listed language on all but two: a page in Xhosa and a list of authors (null).
 */
const LEAST_SHARE = 0.15;

/**
 * Where no language is told, a text with a smaller share of English function words is none that we know, and surely not
 * English. On the 271 pages under `../shared/pages` the least of English prose is 0.17, the most of other prose 0.06,
 * a list of authors has 0.13.
 */
const LEAST_ENGLISH = 0.1;

/** Fewer words than this may lack English function words by chance; an article has 80. */
const FEWEST_TO_DENY = 60;

/** What a language is called that is none that we know (BCP 47). */
export const UNDETERMINED = 'und';

/** Near relatives (Danish and Norwegian) differ by less than this factor: there the page's own word decides. */
const CLOSE_CALL = 0.85;

/**
 * Tells a text's language from its script and its function words.
 * @param declared what the page says, as a BCP 47 tag: believed for short texts, for a close call, and for a language
 *   whose words we do not know
 * @returns primary subtag; `und` where it is surely not English and nothing else is told; null where text and page tell
 *   nothing or contradict each other
 */
export function detectLanguage(text: string, declared?: string): string | null {
  const claimed = primarySubtag(declared);
  const sample = sampleOf(text);
  const byScript = languageOfScript(sample);
  if (byScript) return sharesScript(byScript, claimed) ? claimed : byScript;
  const words = wordsOf(sample);
  if (words.length < FEWEST_WORDS) return claimed;

  const best = bestOf(words);
  const claimedProfile = claimed === null ? undefined : PROFILES.get(claimed);
  if (best.share < LEAST_SHARE) {
    // The page's own word, where it names a language whose words we do not know and the text is not English.
    if (claimed !== null && !claimedProfile) return claimed;
    return isNotEnglish(sample, words) ? UNDETERMINED : null;
  }
  if (claimedProfile && shareOf(words, claimedProfile) >= best.share * CLOSE_CALL) return claimed;
  return best.language;
}

/**
 * Tells whether a paragraph is plainly in another language than English: what a page of two languages or a long
 * quotation holds. A short or doubtful one is not.
 */
export function isForeign(paragraph: string): boolean {
  const sample = sampleOf(paragraph);
  const words = wordsOf(sample);
  if (words.length < FEWEST_WORDS / 2) return languageOfScript(sample) !== null;
  if (isMostlyNotLatin(sample)) return true;
  return shareOf(words, PROFILES.get('en')!) < LEAST_ENGLISH && bestOf(words).share >= 2 * LEAST_ENGLISH;
}

function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text;
  const piece = SAMPLE / PIECES;
  const step = (text.length - piece) / (PIECES - 1);
  return Array.from({ length: PIECES }, (_, i) => text.slice(Math.round(i * step), Math.round(i * step) + piece)).join(
    ' ',
  );
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}’']+/gu) ?? [];
}

function bestOf(words: string[]): { language: string; share: number } {
  let best = { language: '', share: 0 };
  for (const [language, profile] of PROFILES) {
    const share = shareOf(words, profile);
    if (share > best.share) best = { language, share };
  }
  return best;
}

function isNotEnglish(sample: string, words: string[]): boolean {
  if (isMostlyNotLatin(sample)) return true;
  return words.length >= FEWEST_TO_DENY && shareOf(words, PROFILES.get('en')!) < LEAST_ENGLISH;
}

/**
 * Counts ASCII letters and, roughly, all others, by which most texts are told without asking of each letter which script it
 * is of: a page's first such question takes it a millisecond.
 */
function weighLetters(text: string): { ascii: number; most: number } {
  let ascii = 0;
  let most = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isAsciiLetter(code)) ascii += 1;
    else if (code >= 0x80) most += 1;
  }
  return { ascii, most };
}

function isMostlyNotLatin(text: string): boolean {
  const { ascii, most } = weighLetters(text);
  if (most <= ascii) return false;
  return countOf(text, /\p{Script=Latin}/gu) < countOf(text, /\p{L}/gu) / 2;
}

function countOf(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}

/** A character of these says as much as a word or a syllable: a quarter of the letters is half of the text. */
const DENSE = new Set(['ja', 'zh', 'ko']);

/** The language whose own script makes up half of the text. */
function languageOfScript(sample: string): string | null {
  const { ascii, most } = weighLetters(sample);
  // Those of one script are less than a quarter of the letters.
  if (most <= ascii / 3) return null;
  const letters = countOf(sample, /\p{L}/gu);
  if (letters < FEWEST_WORDS) return null;
  const dense = countOf(sample, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu);
  for (const [script, language] of SCRIPTS) {
    const count = countOf(sample, script);
    // Japanese is written in Chinese characters too; its own need not be many among them.
    const least = language === 'ja' ? dense / 10 : letters / (DENSE.has(language) ? 4 : 2);
    if (count > least && (!DENSE.has(language) || dense > letters / 4)) return language;
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
