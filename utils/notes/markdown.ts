import { closeMarkdown } from './closemarkdown.ts';
import { dayOf } from './day.ts';
import { type ExportedNote, isWebAddress } from './exportednote.ts';
import { groupNotes, type NoteGroup } from './groupnotes.ts';
import { changedAt } from './note.ts';

/**
 * Writes notes as one Markdown text, grouped by what they hang on, in the given order. The reader's own words are
 * taken as they are (they may be Markdown); what came from pages and essays is escaped.
 */
export function notesToMarkdown(notes: ExportedNote[]): string {
  const parts = groupNotes(notes).map((group) => [
    `## ${headingOf(group)}`,
    ...group.notes.map((entry) => noteToMarkdown(entry)),
  ]);
  return `${['# Notes', ...parts.flat()].join('\n\n')}\n`;
}

function headingOf({ page, name }: NoteGroup): string {
  return page === null ? `Claim: ${escapeMarkdown(name)}` : markdownLink(page, name);
}

/** Writes a link where the address is one of the web, else the title alone. */
export function markdownLink(address: string, title: string): string {
  if (!isWebAddress(address)) return escapeMarkdown(title);
  return `[${escapeMarkdown(title)}](<${address.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
}

/**
 * Writes one note: the sentence, the claim it was matched to, the reader's words, tags and day.
 * @param place Markdown of where it stands, before the day; for a note whose page stands nowhere above it
 */
export function noteToMarkdown({ note, claimText }: ExportedNote, place = ''): string {
  const parts: string[] = [];
  if (note.target.kind === 'sentence') {
    parts.push(`> ${escapeMarkdown(note.target.quote.exact)}`);
    if (claimText) parts.push(`On the claim: ${escapeMarkdown(claimText)}`);
  }
  if (note.text.trim() !== '') parts.push(closeMarkdown(note.text.trim()));
  const tags = note.tags.map((tag) => escapeMarkdown(`#${tag}`)).join(' ');
  parts.push([tags, place, dayOf(changedAt(note))].filter(Boolean).join(' · '));
  return parts.join('\n\n');
}

/** Makes text stand for itself: on one line, no character of it is markup, HTML included. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()<>#|~!&]/g, '\\$&')
    .replace(/^([-+]|\d+[.)])(?=\s)/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`);
}
