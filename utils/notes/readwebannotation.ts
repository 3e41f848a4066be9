import * as v from 'valibot';
import { cleanAddress } from '../article/canonical.ts';
import { normalizeText } from '../article/normalize.ts';
import type { ClaimRef } from '../essays/essay.ts';
import { createNoteGathering, type ParsedNotes } from './importednotes.ts';
import type { Note, NoteTarget, Quote } from './note.ts';
import { prefixOf, suffixOf } from './quotecontext.ts';
import { stableId } from './stableid.ts';
import { addTags } from './tagfield.ts';
import { utcTime } from './utctime.ts';
import { CLAIM_URN, NOTE_URN } from './webannotation.ts';

/** An annotation as far as it is read. What is one or many in JSON-LD is checked where it is read. */
const annotationSchema = v.looseObject({
  id: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
  created: v.optional(v.string()),
  modified: v.optional(v.string()),
  bodyValue: v.optional(v.string()),
  body: v.optional(v.unknown()),
  target: v.unknown(),
});
type ReadAnnotation = v.InferOutput<typeof annotationSchema>;

const selectorSchema = v.looseObject({ type: v.string() });
const quoteSelectorSchema = v.looseObject({
  exact: v.string(),
  prefix: v.optional(v.string(), ''),
  suffix: v.optional(v.string(), ''),
});
const positionSelectorSchema = v.looseObject({ start: v.number(), end: v.number() });

/**
 * Reads annotations of the W3C's Web Annotation Data Model: a collection with its first page in it, a page, a list or a
 * single one. Ours come back exactly; of others, what a note can hold: text, tags, and a page or a quote in it.
 * @param data parsed JSON; hostile until it has passed
 * @param undated the time of an annotation that tells none, ISO 8601 UTC
 */
export function readWebAnnotations(data: unknown, undated: string): ParsedNotes {
  const gathering = createNoteGathering();
  const { items, place } = listItems(data);
  if (items === null) gathering.refuse(place, 'There is no list of annotations here.');
  for (const [i, item] of (items ?? []).entries()) {
    const at = place === '' ? String(i) : `${place}.${i}`;
    const annotation = v.safeParse(annotationSchema, item);
    if (!annotation.success) {
      gathering.refuse(at, annotation.issues[0]);
      continue;
    }
    const times = readTimes(annotation.output, undated);
    const target = readTarget(annotation.output);
    if (times === null) gathering.refuse(at, 'Its created or modified is not a time.');
    else if (target === null) gathering.leaveOut('on something else than the text of a web page');
    else gathering.add({ ...readWords(annotation.output, target), ...times }, at, target.title);
  }
  return gathering.end();
}

/** Finds the list of annotations, and says where it stands. */
function listItems(data: unknown): { items: unknown[] | null; place: string } {
  if (Array.isArray(data)) return { items: data, place: '' };
  if (!isObject(data)) return { items: null, place: '' };
  if (Array.isArray(data['items'])) return { items: data['items'], place: 'items' };
  if (isObject(data['first'])) {
    const items = data['first']['items'];
    return { items: Array.isArray(items) ? items : null, place: 'first.items' };
  }
  return data['target'] === undefined ? { items: null, place: 'first' } : { items: [data], place: '' };
}

function readTimes({ created, modified }: ReadAnnotation, undated: string) {
  const [begun, changed] = [created, modified].map((time) => (time === undefined ? undefined : utcTime(time)));
  if (begun === null || changed === null) return null;
  return { created: begun ?? changed ?? undated, modified: changed ?? begun ?? undated };
}

interface FoundTarget {
  target: NoteTarget;
  title: string;
}

function readTarget(annotation: ReadAnnotation): FoundTarget | null {
  const ours = annotation.id?.startsWith(NOTE_URN) === true;
  for (const target of listOf(annotation.target)) {
    const source = isObject(target) && target['source'] !== undefined ? target['source'] : target;
    const address = typeof source === 'string' ? source : isObject(source) ? source['id'] : undefined;
    if (typeof address !== 'string') continue;
    const claim = readClaim(address);
    if (claim) return { target: { kind: 'claim', ...claim }, title: '' };
    const page = ours ? address : cleanAddress(address);
    if (page === null) continue;
    const title = isObject(source) && typeof source['label'] === 'string' ? source['label'] : '';
    const quote = isObject(target) ? readQuote(listOf(target['selector']), ours) : null;
    if (quote === null) return { target: { kind: 'page', page }, title };
    const linked = readLinkedClaim(annotation);
    return { target: { kind: 'sentence', page, quote, ...(linked && { claim: linked }) }, title };
  }
  return null;
}

/**
 * Reads the quote that selectors point at; null where there is none. Others than `ours` quote the page as it stands,
 * white space and all; here a quote is kept as the article's text is.
 */
export function readQuote(selectors: unknown[], ours: boolean): Quote | null {
  const ofType = (type: string) => selectors.find((one) => v.is(selectorSchema, one) && one.type === type);
  const found = v.safeParse(quoteSelectorSchema, ofType('TextQuoteSelector'));
  if (!found.success) return null;
  const { exact, prefix, suffix } = found.output;
  const position = v.safeParse(positionSelectorSchema, ofType('TextPositionSelector'));
  const { start, end } = position.success ? position.output : { start: 0, end: exact.length };
  if (ours) return { exact, prefix, suffix, start, end };
  return foreignQuote({ exact, prefix, suffix, start, end });
}

/** Makes of a quote that another program took one as it is kept here; null where nothing is left of it. */
function foreignQuote({ exact, prefix, suffix, start, end }: Quote): Quote | null {
  const text = normalizeText(exact);
  if (text === '') return null;
  return {
    exact: text,
    prefix: prefixOf(normalizeText(prefix)),
    suffix: suffixOf(normalizeText(suffix)),
    start,
    end,
  };
}

function readLinkedClaim(annotation: ReadAnnotation): ClaimRef | null {
  for (const body of listOf(annotation.body)) {
    if (!isObject(body) || body['purpose'] !== 'linking' || !isObject(body['source'])) continue;
    const address = body['source']['id'];
    const claim = typeof address === 'string' ? readClaim(address) : null;
    if (claim) return claim;
  }
  return null;
}

function readClaim(address: string): ClaimRef | null {
  if (!address.startsWith(CLAIM_URN)) return null;
  const [essay, claim, ...rest] = address.slice(CLAIM_URN.length).split(':').map(decodeName);
  return essay && claim && rest.length === 0 ? { essay, claim } : null;
}

function readWords(annotation: ReadAnnotation, { target }: FoundTarget): Pick<Note, 'id' | 'target' | 'text' | 'tags'> {
  const own = annotation.id?.startsWith(NOTE_URN) ? decodeName(annotation.id.slice(NOTE_URN.length)) : null;
  const texts: string[] = annotation.bodyValue === undefined ? [] : [annotation.bodyValue];
  const tags: string[] = [];
  for (const body of listOf(annotation.body)) {
    if (!isObject(body) || typeof body['value'] !== 'string') continue;
    (body['purpose'] === 'tagging' ? tags : texts).push(body['value']);
  }
  const text = texts.join('\n\n');
  const named = annotation.id === undefined ? [JSON.stringify(target), text] : [annotation.id];
  return {
    id: own ?? stableId('web-annotation', ...named),
    target,
    text,
    tags: own === null ? addTags([], tags.join(',')) : tags,
  };
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}
