import * as v from 'valibot';
import { hypothesisFileSchema } from './hypothesis.ts';
import { FILE_CAP } from './importednotes.ts';
import { isReadwise } from './readwise.ts';
import { ANNOTATION_CONTEXT } from './webannotation.ts';

/** What a file is, told by what stands in it and never by its name. */
export type RecognisedFile =
  | { kind: 'backup' | 'readwise' }
  | { kind: 'hypothesis' | 'web-annotations'; data: unknown }
  | { kind: 'unknown'; reason: string };

const backupSchema = v.looseObject({ format: v.literal('throughline-backup') });
const annotationType = v.picklist(['Annotation', 'AnnotationPage', 'AnnotationCollection']);
const contextSchema = v.union([
  v.literal(ANNOTATION_CONTEXT),
  v.pipe(v.array(v.unknown()), v.includes(ANNOTATION_CONTEXT)),
]);
const annotationSchema = v.union([
  v.looseObject({
    type: v.union([
      annotationType,
      v.pipe(
        v.array(v.unknown()),
        v.someItem((one) => v.is(annotationType, one)),
      ),
    ]),
  }),
  v.looseObject({ '@context': contextSchema }),
]);
/** A list is judged by its first: what is wrong further on is said by its place. */
const annotationListSchema = v.pipe(
  v.array(v.unknown()),
  v.minLength(1),
  v.check(([first]) => v.is(annotationSchema, first)),
);

/** An essay or a pack of one: another door's. */
const essaySchema = v.looseObject({ title: v.string(), themes: v.array(v.unknown()), claims: v.array(v.unknown()) });

/** Tells what kind of file a text is; JSON comes parsed. */
export function recogniseFile(text: string): RecognisedFile {
  if (text.length > FILE_CAP)
    return { kind: 'unknown', reason: 'The file is too large to be one of those that can be imported.' };
  if (text.trim() === '') return { kind: 'unknown', reason: 'There is nothing in this file.' };
  if (isReadwise(text)) return { kind: 'readwise' };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { kind: 'unknown', reason: 'This is neither JSON nor the CSV that Readwise exports, or it was cut off.' };
  }
  if (v.is(backupSchema, data)) return { kind: 'backup' };
  if (v.is(hypothesisFileSchema, data)) return { kind: 'hypothesis', data };
  if (v.is(annotationSchema, data) || v.is(annotationListSchema, data)) return { kind: 'web-annotations', data };
  if (v.is(essaySchema, data))
    return { kind: 'unknown', reason: 'This is an essay with its claims. Open it under Essays, by “Add an essay”.' };
  return {
    kind: 'unknown',
    reason:
      'This is none of the files that can be imported: a Throughline backup, web annotations, an export of Hypothesis or of Readwise.',
  };
}
