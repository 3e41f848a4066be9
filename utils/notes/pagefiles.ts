import { cyrb53 } from '../matching/hash.ts';
import { dayOf } from './day.ts';
import type { ExportedNote } from './exportednote.ts';
import { groupNotes, type NoteGroup } from './groupnotes.ts';
import { noteToMarkdown } from './markdown.ts';
import { changedAt } from './note.ts';

/** A file in an archive. */
export interface TextFile {
  name: string;
  text: string;
}

/** Longest part of a file's name that is taken from a title, in characters. */
const NAME_LENGTH = 60;

/** Characters of a hash in a name: so many tell thousands of pages of one title apart, mostly; all of them the rest. */
const SHORT_HASH = 6;
const WHOLE_HASH = 11;

/**
 * Writes notes as Markdown files, one for each page and each claim, with what they hang on as YAML front matter, as
 * Obsidian and the like read it. Names are alike on every system and stay the same while the title does.
 */
export function notesToPageFiles(notes: ExportedNote[]): TextFile[] {
  const files = groupNotes(notes).map((group) => ({ group, name: fileName(group, SHORT_HASH) }));
  const counts = Map.groupBy(files, ({ name }) => name);
  return files.map(({ group, name }) => ({
    name: counts.get(name)!.length === 1 ? name : fileName(group, WHOLE_HASH),
    text: toFile(group),
  }));
}

function toFile({ page, name, notes }: NoteGroup): string {
  const days = notes.map(({ note }) => dayOf(changedAt(note))).toSorted();
  const essay = notes.find(({ essayTitle }) => essayTitle)?.essayTitle;
  const front = [
    `title: ${yamlText(name)}`,
    ...(page === null ? [] : [`url: ${yamlText(page)}`]),
    ...(page === null && essay ? [`essay: ${yamlText(essay)}`] : []),
    `date: ${days.at(-1)}`,
    `tags: ${yamlList(notes.flatMap(({ note }) => note.tags))}`,
    `themes: ${yamlList(notes.flatMap(({ themes }) => themes ?? []))}`,
  ];
  return `---\n${front.join('\n')}\n---\n\n${notes.map((entry) => noteToMarkdown(entry)).join('\n\n')}\n`;
}

/** A double-quoted YAML scalar: JSON's, with what YAML takes for a line break or does not print escaped too. */
function yamlText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function yamlList(texts: string[]): string {
  return `[${[...new Set(texts)].map(yamlText).join(', ')}]`;
}

/** The hash keeps two pages of one title apart, and a name from being one that Windows has for itself. */
function fileName({ page, name, notes: [{ note }] }: NoteGroup, digits: number): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, NAME_LENGTH)
    .replace(/^-+|-+$/g, '');
  const key = page ?? (note.target.kind === 'claim' ? `${note.target.essay}/${note.target.claim}` : '');
  const hash = cyrb53(key, 0).toString(36).padStart(WHOLE_HASH, '0').slice(-digits);
  return `${[words, hash].filter(Boolean).join('-')}.md`;
}
