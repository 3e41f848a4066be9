import type { Note } from './note.ts';

/** A note with the words around it, as far as they are known. */
export interface ExportedNote {
  note: Note;
  pageTitle?: string;
  claimText?: string;
}

/**
 * Writes notes as one Markdown text, grouped by what they hang on, in the given order. The reader's own words are
 * taken as they are (they may be Markdown); what came from pages and essays is escaped.
 */
export function notesToMarkdown(notes: ExportedNote[]): string {
  const groups = new Map<string, string[]>();
  for (const entry of notes) {
    const heading = headingOf(entry);
    groups.set(heading, [...(groups.get(heading) ?? []), section(entry)]);
  }
  const parts = [...groups].map(([heading, sections]) => [`## ${heading}`, ...sections].join('\n\n'));
  return `${['# Notes', ...parts].join('\n\n')}\n`;
}

/** Names the file that notes are taken along in by the reader's own day. */
export function markdownFileName(now: Date): string {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const pad = (part: number) => String(part).padStart(2, '0');
  return `throughline-notes-${year}-${pad(month)}-${pad(day)}.md`;
}

function headingOf({ note: { target }, pageTitle, claimText }: ExportedNote): string {
  if (target.kind === 'claim') return `Claim: ${escapeMarkdown(claimText ?? target.claim)}`;
  return `[${escapeMarkdown(pageTitle || target.page)}](<${target.page.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
}

function section({ note, claimText }: ExportedNote): string {
  const parts: string[] = [];
  if (note.target.kind === 'sentence') {
    parts.push(`> ${escapeMarkdown(note.target.quote.exact)}`);
    if (claimText) parts.push(`On the claim: ${escapeMarkdown(claimText)}`);
  }
  if (note.text.trim() !== '') parts.push(note.text.trim());
  const tags = note.tags.map((tag) => escapeMarkdown(`#${tag}`)).join(' ');
  parts.push([tags, note.modified.slice(0, 10)].filter(Boolean).join(' · '));
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
