import { LONGEST_AUTHOR, LONGEST_TITLE } from './parse.ts';

export interface Heading {
  title: string;
  /** Empty where none could be told. */
  author: string;
  /** Where the essay's own text begins, in UTF-16 units. */
  bodyStart: number;
}

/** A first line of more words is no title. */
export const LONGEST_TITLE_WORDS = 20;
const BYLINE =
  /^(?:by|By|BY)\s+(\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:de|da|van|von|der|al|bin|and|AND)\s+)*\p{Lu}[\p{L}.'’-]*){1,9})(?!\p{L})(.*)$/u;

/**
 * Guesses title and author from the first lines: a short line without a full stop is the title, "By Jane Doe" the
 * author. A text that begins with its first sentence is titled by that sentence's beginning.
 */
export function guessHeading(text: string): Heading {
  let title = '';
  let author = '';
  let bodyStart = 0;
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const content = line[0]
      .replace(/^#+\s*|[*_]{2}/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    // Nor is a rule or a row of stars a title.
    if (!/[\p{L}\p{N}]/u.test(content)) continue;
    const byline = BYLINE.exec(content);
    // "By London Bridge the crowd waited." is a sentence.
    const isByline = byline && !/[.!?]$/.test(byline[2]!) && content.split(' ').length <= LONGEST_TITLE_WORDS;
    if (isByline) author ||= byline[1]!;
    else if (title === '' && content.split(' ').length <= LONGEST_TITLE_WORDS && !/[.;:,]$/.test(content))
      title = content;
    else break;
    bodyStart = line.index + line[0].length;
  }
  return {
    title: (title || beginning(text)).slice(0, LONGEST_TITLE).trim(),
    author: author.slice(0, LONGEST_AUTHOR),
    bodyStart,
  };
}

function beginning(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.length > 10 ? `${words.slice(0, 10).join(' ')}…` : words.join(' ') || 'Untitled essay';
}
