import * as v from 'valibot';
import { cleanAddress } from '../article/canonical.ts';
import { createNoteGathering, type ParsedNotes } from './importednotes.ts';
import type { NoteTarget } from './note.ts';
import { readQuote } from './readwebannotation.ts';
import { stableId } from './stableid.ts';
import { addTags } from './tagfield.ts';
import { utcTime } from './utctime.ts';

/** The file that Hypothesis's client writes (its `JSONExportContent`), as far as it is told by it. */
export const hypothesisFileSchema = v.looseObject({
  export_date: v.string(),
  export_userid: v.string(),
  client_version: v.string(),
  annotations: v.array(v.unknown()),
});

const timeSchema = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const time = utcTime(dataset.value);
    if (time !== null) return time;
    addIssue({ message: 'Not a time' });
    return NEVER;
  }),
);

const selectorSchema = v.looseObject({ type: v.string() });

/** An annotation of Hypothesis's API, as far as a note needs it. */
const annotationSchema = v.looseObject({
  id: v.optional(v.string()),
  created: timeSchema,
  updated: timeSchema,
  user: v.optional(v.string(), ''),
  uri: v.string(),
  text: v.optional(v.string(), ''),
  tags: v.optional(v.array(v.string()), []),
  references: v.optional(v.array(v.string()), []),
  document: v.optional(v.looseObject({ title: v.optional(v.union([v.string(), v.array(v.string())]), '') }), {}),
  target: v.optional(v.array(v.looseObject({ selector: v.optional(v.array(selectorSchema), []) })), []),
});
type HypothesisAnnotation = v.InferOutput<typeof annotationSchema>;

/**
 * Reads the annotations that Hypothesis's client exported. Taken are the exporting reader's own, save replies; the same
 * annotation comes as the same note each time, a later version of it as its change.
 * @param data parsed JSON; hostile until it has passed
 */
export function readHypothesis(data: unknown): ParsedNotes {
  const gathering = createNoteGathering();
  const file = v.safeParse(hypothesisFileSchema, data);
  if (!file.success) gathering.refuse('', file.issues[0]);
  const { annotations, export_userid: reader } = file.success ? file.output : { annotations: [], export_userid: '' };
  for (const [i, item] of annotations.entries()) {
    const place = `annotations.${i}`;
    const annotation = v.safeParse(annotationSchema, item);
    if (!annotation.success) {
      gathering.refuse(place, annotation.issues[0]);
      continue;
    }
    const { id, created, updated, user, uri, text, tags, references, document } = annotation.output;
    const target = readTarget(annotation.output);
    if (reader !== '' && user !== '' && user !== reader) gathering.leaveOut('by other people');
    else if (references.length > 0) gathering.leaveOut('replies');
    else if (target === null) gathering.leaveOut('not on a web page');
    else {
      const note = {
        id: stableId('hypothesis', ...(id === undefined ? [uri, created, text] : [id])),
        target,
        text,
        tags: addTags([], tags.join(',')),
        created,
        modified: updated < created ? created : updated,
      };
      gathering.add(note, place, typeof document.title === 'string' ? document.title : document.title?.[0]);
    }
  }
  return gathering.end();
}

function readTarget({ uri, target }: HypothesisAnnotation): NoteTarget | null {
  const page = cleanAddress(uri);
  if (page === null) return null;
  // Its position is in the text of the whole page: good for the order of notes, and as a hint.
  const selectors = target.flatMap(({ selector }) => selector);
  const quote = readQuote(selectors, false);
  return quote === null ? { kind: 'page', page } : { kind: 'sentence', page, quote };
}
