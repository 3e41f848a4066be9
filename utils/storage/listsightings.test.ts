import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { createFilter } from '../notes/notefilter.ts';
import { filterableClaim, filterableSighting, gatherNotedWords, listSightings } from './listsightings.ts';
import { recordSighting } from './sightings.ts';

it('names a page without a title by its address: its link had no words', async () => {
  const quote = { exact: 'Europe rearms.', prefix: '', suffix: '', start: 0, end: 14 };
  const match = { essay: 'e', claim: 'c', relation: 'agrees' as const, score: 0.9, quote };
  const page = 'https://example.org/untitled';
  await recordSighting({ page, title: '', themes: [], matches: [{ ...match, why: { sentence: [], claim: [] } }] });
  expect((await listSightings(() => 0)).map(({ title }) => title)).toEqual([page]);
});

it('lets the claims and sentences through that the reader wrote on, not those that have a tag or a quote alone', () => {
  const claim = (id: string) =>
    ({ essay: 'e', claim: id, text: id, theme: 't', essayTitle: 'E', author: 'A', colour: 'blue' }) as const;
  const sentence = (quote: string, page = 'https://example.org/') => ({
    ...claim('c'),
    id: quote,
    quote,
    page,
    title: page,
    claimText: 'c',
    relation: 'agrees' as const,
    lastSeen: '2026-01-01T00:00:00.000Z',
  });
  const times = { created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z' };
  const on = (exact: string, ref?: { essay: string; claim: string }) => {
    const quote = { exact, prefix: '', suffix: '', start: 0, end: exact.length };
    return { kind: 'sentence' as const, page: 'https://example.org/', quote, ...(ref && { claim: ref }) };
  };
  const noted = gatherNotedWords([
    { id: '1', target: { kind: 'claim', essay: 'e', claim: 'written' }, text: 'Hm.', tags: [], ...times },
    { id: '2', target: { kind: 'claim', essay: 'e', claim: 'tagged' }, text: ' ', tags: ['tag'], ...times },
    { id: '3', target: on('Sold.', { essay: 'e', claim: 'by sentence' }), text: 'Oh.', tags: [], ...times },
    { id: '4', target: on('Bought.'), text: '', tags: ['tag'], ...times },
    { id: '5', target: { kind: 'page', page: 'https://example.org/' }, text: 'A page.', tags: [], ...times },
  ]);
  const isWanted = createFilter({ words: 'yes' });
  const claims = ['written', 'tagged', 'by sentence', 'other'].map(claim);
  expect(claims.filter((each) => isWanted(filterableClaim(each, noted))).map(({ text }) => text)).toEqual([
    'written',
    'by sentence',
  ]);
  const sentences = [sentence('Sold.'), sentence('Bought.'), sentence('Sold.', 'https://elsewhere.example/')];
  expect(sentences.filter((each) => isWanted(filterableSighting(each, noted)))).toEqual([sentences[0]]);
});
