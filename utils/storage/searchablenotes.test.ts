import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, expect, it } from 'vitest';
import { claimKey } from '../essays/essay.ts';
import { matchId } from '../matching/matchid.ts';
import type { Relation } from '../matching/match.ts';
import { db } from './db.ts';
import { saveNote } from './savenote.ts';
import { listSearchableNotes } from './searchablenotes.ts';

const PAGE = 'https://example.org/a';
const NOW = '2026-01-01T00:00:00.000Z';
const ref = { essay: 'e', claim: 'c' };
const quote = (prefix: string, exact = 'Nets kill.') => ({ exact, prefix, suffix: '', start: 0, end: exact.length });

function meet(relation: Relation, words: ReturnType<typeof quote>, page = PAGE, claim = 'c') {
  const id = matchId({ page, essay: 'e', claim, quote: words });
  const why = { sentence: [], claim: [] };
  const dates = { firstSeen: NOW, lastSeen: NOW, verdict: null, verdictAt: null };
  const match = {
    id,
    page,
    essay: 'e',
    claim,
    claimKey: claimKey({ essay: 'e', claim }),
    relation,
    score: 1,
    quote: words,
    why,
  };
  return db.matches.put({ ...match, ...dates });
}

const noteOn = (words: ReturnType<typeof quote>) =>
  saveNote({
    id: 'n',
    target: { kind: 'sentence', page: PAGE, quote: words, claim: ref },
    text: 'x',
    tags: [],
    created: NOW,
    modified: NOW,
  });

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});

it('tells how a noted sentence stands to its claim where other words stood before it when it was met', async () => {
  await meet('disputes', quote('Before. '));
  await noteOn(quote('An advertisement. '));
  expect(await listSearchableNotes()).toMatchObject([{ relation: 'disputes' }]);
});

it('goes by no other page, claim or sentence, and first by the name that the note’s own words give', async () => {
  await meet('disputes', quote('Before. '), 'https://example.org/b');
  await meet('disputes', quote('Before. '), PAGE, 'other');
  await meet('disputes', quote('Before. ', 'Nets do not.'));
  await noteOn(quote('An advertisement. '));
  expect((await listSearchableNotes())[0]).not.toHaveProperty('relation');
  await meet('disputes', quote('Before. '));
  await meet('agrees', quote('An advertisement. '));
  expect(await listSearchableNotes()).toMatchObject([{ relation: 'agrees' }]);
});
