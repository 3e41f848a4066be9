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

/** What a paper prints over its op-eds: no title. */
const LABEL =
  /^(?:opinions?|editorials?|comment|commentary|op-?ed|analysis|viewpoint|perspectives?|columns?|guest (?:essay|column|opinion|commentary))$/i;
/** What may follow a name in a byline though it ends with a stop: ", R.N.", ", Jr.". */
const AFTER_NAME = /^(?:,\s*(?:(?:\p{L}{1,3}\.){2,}|Jr\.|Sr\.|Esq\.))+$/u;
/** Words of what stands between title and byline, at most. */
const LONGEST_STANDFIRST = 60;

/**
 * Guesses title and author from the first lines: a short line without a full stop is the title, "By Jane Doe" the
 * author, also where a standfirst stands between them. A text that begins with its first sentence is titled by that
 * sentence's beginning.
 */
export function guessHeading(text: string): Heading {
  let title = '';
  let author = '';
  let bodyStart = 0;
  // Nor is a rule or a row of stars a title.
  const lines = [...text.matchAll(/[^\r\n]+/g)]
    .map((line) => ({ content: wordsOf(line[0]), end: line.index + line[0].length }))
    .filter(({ content }) => /[\p{L}\p{N}]/u.test(content));
  for (const [index, { content, end }] of lines.entries()) {
    const length = content.split(' ').length;
    const byline = authorIn(content);
    const next = lines[index + 1];
    if (byline !== null) author ||= byline;
    else if (title === '' && length <= LONGEST_TITLE_WORDS && !/[.;:,]$/.test(content)) {
      if (!LABEL.test(content)) title = content;
    } else {
      const isStandfirst = title !== '' && author === '' && length <= LONGEST_STANDFIRST;
      if (!isStandfirst || !next || authorIn(next.content) === null) break;
    }
    bodyStart = end;
  }
  return {
    title: (title || beginning(text.slice(bodyStart))).slice(0, LONGEST_TITLE).trim(),
    author: author.slice(0, LONGEST_AUTHOR),
    bodyStart,
  };
}

function wordsOf(line: string): string {
  return line
    .replace(/^#+\s*|[*_]{2}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Reads a byline's name; null where the line is none: "By London Bridge the crowd waited." is a sentence. */
function authorIn(line: string): string | null {
  const [, name, rest] = BYLINE.exec(line) ?? [];
  if (name === undefined || rest === undefined || line.split(' ').length > LONGEST_TITLE_WORDS) return null;
  return /[.!?]$/.test(rest) && !AFTER_NAME.test(rest) ? null : name;
}

function beginning(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.length > 10 ? `${words.slice(0, 10).join(' ')}…` : words.join(' ') || 'Untitled essay';
}
