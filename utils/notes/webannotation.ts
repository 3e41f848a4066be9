import type { ClaimRef } from '../essays/essay.ts';
import type { ExportedNote } from './exportednote.ts';
import { changedAt, type Note, type NoteTarget, type Quote } from './note.ts';

/** The context that names the vocabulary of the W3C's Web Annotation Data Model. */
export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** What the addresses of our own notes and claims begin with: they have none on the web. */
export const NOTE_URN = 'urn:throughline:note:';
export const CLAIM_URN = 'urn:throughline:claim:';

/**
 * Writes notes as an AnnotationCollection of the W3C's Web Annotation Data Model (JSON-LD), all on one page. What
 * stands where is told in docs/formats.md; `readWebAnnotations` reads it back as the same notes.
 * @param now when it was made
 */
export function notesToWebAnnotations(notes: ExportedNote[], now: Date): object {
  const collection = { id: 'urn:throughline:notes', label: 'Throughline notes', total: notes.length };
  return {
    '@context': ANNOTATION_CONTEXT,
    ...collection,
    type: 'AnnotationCollection',
    created: now.toISOString(),
    first: {
      id: 'urn:throughline:notes:1',
      type: 'AnnotationPage',
      partOf: collection,
      startIndex: 0,
      items: notes.map(toAnnotation),
    },
  };
}

function toAnnotation(entry: ExportedNote) {
  const { id, target, text, tags, created } = entry.note;
  const comments =
    text === '' ? [] : [{ type: 'TextualBody', value: text, format: 'text/markdown', purpose: 'commenting' }];
  const tagging = tags.map((value) => ({ type: 'TextualBody', value, purpose: 'tagging' }));
  const linked = target.kind === 'sentence' && target.claim ? [toLink(target.claim, entry.claimText)] : [];
  const body = [...comments, ...tagging, ...linked];
  return {
    id: NOTE_URN + encodeName(id),
    type: 'Annotation',
    motivation: motivationOf(entry.note),
    created,
    modified: changedAt(entry.note),
    // The model has no empty list of bodies.
    ...(body.length > 0 && { body }),
    target: toTarget(target, entry),
  };
}

function motivationOf({ text, tags, target }: Note): string {
  if (text !== '') return 'commenting';
  if (tags.length > 0) return 'tagging';
  return target.kind === 'sentence' ? 'highlighting' : 'bookmarking';
}

function toLink(claim: ClaimRef, text: string | undefined) {
  return { type: 'SpecificResource', purpose: 'linking', source: toClaim(claim, text) };
}

function toTarget(target: NoteTarget, { pageTitle, claimText }: ExportedNote) {
  switch (target.kind) {
    case 'claim':
      return toClaim(target, claimText);
    case 'page':
      return toPage(target.page, pageTitle);
    case 'sentence':
      return { type: 'SpecificResource', source: toPage(target.page, pageTitle), selector: toSelectors(target.quote) };
  }
}

function toClaim({ essay, claim }: ClaimRef, text: string | undefined) {
  return { id: `${CLAIM_URN}${encodeName(essay)}:${encodeName(claim)}`, type: 'Text', ...(text && { label: text }) };
}

function toPage(page: string, title: string | undefined) {
  return { id: page, type: 'Text', format: 'text/html', ...(title && { label: title }) };
}

/** Both select the same stretch: the quote finds it in the live page, the offsets in the article's text. */
function toSelectors({ exact, prefix, suffix, start, end }: Quote) {
  return [
    { type: 'TextQuoteSelector', exact, prefix, suffix },
    { type: 'TextPositionSelector', start, end },
  ];
}

/** Makes a name fit for a URN; half a surrogate pair, which no URN can hold, becomes U+FFFD. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
