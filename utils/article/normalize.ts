/**
 * Normalises text the way an article's text is kept: runs of white space (non-breaking and zero-width included)
 * become one space, soft hyphens vanish, ends are trimmed. Anchoring folds the live page's text by the same rule.
 */
export function normalizeText(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u200c\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ')
    .trim();
}
