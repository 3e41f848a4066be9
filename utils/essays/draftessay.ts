import { findClaims, makeId } from './claims.ts';
import type { Essay } from './essay.ts';
import { LONGEST_TITLE_WORDS } from './heading.ts';
import { DaySchema, DraftEssaySchema, LONGEST_AUTHOR, LONGEST_TEXT, LONGEST_TITLE, WebAddressSchema } from './parse.ts';
import * as v from 'valibot';

/** An op-ed as it was pasted, read from a file or handed over by a page: its text and what is known of it. */
export interface EssaySource {
  /** Plain text, a paragraph a line. */
  text: string;
  title?: string;
  author?: string;
  publication?: { name?: string; date?: string };
  url?: string;
}

/**
 * Makes an essay of an op-ed, for the reader to edit: claims found, citation as far as known. It may have no claims.
 * @param taken ids of other essays
 */
export function draftEssay(source: EssaySource, taken: readonly string[]): Essay {
  const title = oneLine(source.title, LONGEST_TITLE);
  // The finder weighs a claim by the title's words, and takes the first line for it unless it ends like a sentence.
  const heading = title.split(' ').length <= LONGEST_TITLE_WORDS ? title.replace(/[.;:,\s]+$/, '') : '';
  const body = source.text.trimStart();
  const withTitle = heading === '' || body.startsWith(title) ? body : `${heading}\n\n${body}`;
  const text = withTitle.slice(0, LONGEST_TEXT);
  const found = findClaims(text);
  const { id: _id, title: guessed, author, themes, claims } = found;
  const essay: Essay = {
    id: freeEssayId(makeId(title || guessed), taken),
    title: title || guessed,
    author: oneLine(source.author, LONGEST_AUTHOR) || author,
    ...citationOf(source),
    text,
    version: 1,
    themes: themes.length > 0 ? themes : [{ id: 't1', label: 'Claims' }],
    claims,
  };
  return v.parse(DraftEssaySchema, essay);
}

/** Keeps of a page's or file's own word on itself only what an essay can hold. */
function citationOf({ publication, url }: EssaySource): Pick<Essay, 'publication' | 'url'> {
  const name = oneLine(publication?.name, 200);
  const date = v.is(DaySchema, publication?.date) ? publication?.date : undefined;
  return {
    ...((name || date) && { publication: { ...(name && { name }), ...(date && { date }) } }),
    ...(v.is(WebAddressSchema, url) && { url }),
  };
}

function oneLine(text: string | undefined, longest: number): string {
  return (text ?? '').replace(/\s+/g, ' ').trim().slice(0, longest).trim();
}

/** Finds an id that no other essay has: the wanted one, or it with a number. */
export function freeEssayId(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted.slice(0, 70)}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

/** Makes the reader's own copy of an essay, to be edited. */
export function copyEssay(essay: Essay, taken: readonly string[]): Essay {
  return {
    ...essay,
    id: freeEssayId(`${essay.id.slice(0, 70)}-copy`, taken),
    title: `${essay.title.slice(0, 285)} (my copy)`,
    version: 1,
  };
}
