import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { listSightings } from './listsightings.ts';
import { recordSighting } from './sightings.ts';

it('names a page without a title by its address: its link had no words', async () => {
  const quote = { exact: 'Europe rearms.', prefix: '', suffix: '', start: 0, end: 14 };
  const match = { essay: 'e', claim: 'c', relation: 'agrees' as const, score: 0.9, quote };
  const page = 'https://example.org/untitled';
  await recordSighting({ page, title: '', themes: [], matches: [{ ...match, why: { sentence: [], claim: [] } }] });
  expect((await listSightings(() => 0)).map(({ title }) => title)).toEqual([page]);
});
