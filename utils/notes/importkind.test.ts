import { expect, it } from 'vitest';
import { recogniseFile } from './importkind.ts';
import { notesToWebAnnotations } from './webannotation.ts';

const json = (data: unknown) => JSON.stringify(data);

it.each([
  ['backup', json({ format: 'throughline-backup', version: 9 })],
  ['hypothesis', json({ export_date: 'x', export_userid: 'y', client_version: 'z', annotations: [] })],
  ['web-annotations', json(notesToWebAnnotations([], new Date(0)))],
  ['web-annotations', json([{ type: ['Annotation', 'x'], target: 'https://example.org/' }])],
  ['web-annotations', json({ '@context': ['x', 'http://www.w3.org/ns/anno.jsonld'], target: 'https://example.org/' })],
  ['readwise', 'Highlight,Book Title,Book Author,Note,Highlighted at\n'],
  ['unknown', json({ format: 'other' })],
  ['unknown', json([])],
  ['unknown', 'null'],
  ['unknown', '{"format":"throughline-ba'],
  ['unknown', ''],
])('tells %s by its content: %s', (kind, text) => {
  expect(recogniseFile(text).kind).toBe(kind);
});

it.each([
  [json({ id: 'x', title: 'X', themes: [], claims: [] }), /Add an essay/],
  [' \n', /nothing in this file/],
  ['{"format":"throughline-ba', /cut off/],
])('says what to do with %s', (text, reason) => {
  expect(recogniseFile(text)).toMatchObject({ reason: expect.stringMatching(reason) });
});
