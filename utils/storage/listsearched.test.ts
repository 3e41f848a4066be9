import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createFilter } from '../notes/notefilter.ts';
import { db } from './db.ts';
import { installEssay } from './essays.ts';
import { filterableEssay, filterableSearched, listSearched } from './listsearched.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
  await installEssay({
    id: 'e',
    title: 'T',
    author: 'A.',
    text: 'Words.',
    themes: [{ id: 't', label: 'War' }],
    claims: [{ id: 'c', theme: 't', text: 'Arms.', wordings: [{ relation: 'dispute', text: 'No arms.' }] }],
    retired: [{ id: 'gone', text: 'Peace.' }],
  });
});

it('lists essays with their texts, and claims with their wordings, those that were taken out last', async () => {
  const { essays, claims } = await listSearched();
  expect(essays).toMatchObject([{ id: 'e', name: 'T', author: 'A.', text: 'Words.', themes: ['War'], builtIn: false }]);
  expect(claims).toMatchObject([
    { claim: 'c', theme: 'War', retired: false, wordings: [{ text: 'No arms.' }] },
    { claim: 'gone', theme: '', retired: true, wordings: [], essayTitle: 'T' },
  ]);
});

it.each([
  [{ essay: 'T' }, [1, 2]],
  [{ theme: 'War' }, [1, 1]],
  [{ claim: 'Peace.' }, [0, 1]],
  [{ site: 'example.org' }, [0, 0]],
])('filters them by %j', async (filter, counts) => {
  const { essays, claims } = await listSearched();
  const isWanted = createFilter(filter);
  const found = [essays.map(filterableEssay), claims.map((claim) => filterableSearched(claim))];
  expect(found.map((all) => all.filter(isWanted).length)).toEqual(counts);
});
