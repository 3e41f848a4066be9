import { dayOf } from './day.ts';
import type { ExportedNote } from './exportednote.ts';
import { groupNotes, type NoteGroup } from './groupnotes.ts';
import { html, htmlFile, link, type Markup } from './htmlfile.ts';
import { markdownToHtml } from './markdownhtml.ts';
import { changedAt } from './note.ts';

/** Writes notes as one HTML file to read, print or keep as PDF, grouped by what they hang on, in the given order. */
export function notesToHtml(notes: ExportedNote[]): string {
  return htmlFile(
    'Notes',
    html`<h1>Notes</h1>
      ${groupNotes(notes).map(toSection)}`,
  );
}

function toSection({ page, name, notes }: NoteGroup) {
  const heading = page === null ? html`Claim: <bdi>${name}</bdi>` : link(page, name);
  return html`<section>
    <h2>${heading}</h2>
    ${notes.map((entry) => toArticle(entry))}
  </section> `;
}

/**
 * Writes one note: the sentence, the claim it was matched to, the reader's words with their Markdown, tags and day.
 * @param place where it stands, before the day; for a note whose page stands nowhere above it
 */
export function toArticle({ note, claimText }: ExportedNote, place?: Markup) {
  const { target, text, tags } = note;
  const quote = target.kind === 'sentence' ? html`<blockquote>${target.quote.exact}</blockquote>` : '';
  const claim =
    target.kind === 'sentence' && claimText ? html`<p class="small">On the claim: <bdi>${claimText}</bdi></p>` : '';
  const words = text.trim() === '' ? '' : html`<div class="words">${markdownToHtml(text.trim())}</div>`;
  const beside = [...tags.map((tag) => html`<bdi>#${tag}</bdi>`), ...(place ? [place] : [])];
  return html`<article>
    ${quote}${claim}${words}
    <p class="small">${beside.map((part) => html`${part} · `)}${dayOf(changedAt(note))}</p>
  </article> `;
}
