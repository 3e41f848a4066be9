import Dexie from 'dexie';
import { sentenceKey } from './notekeys.ts';

export const PAGE = 'https://example.org/a';
export const QUOTE = { exact: 'Europe rearms.', prefix: '', suffix: '', start: 0, end: 14 };

const TIMES = { created: '2026-01-02T03:04:05.000Z', modified: '2026-01-02T03:04:06.000Z' };
export const SENTENCE_NOTE = {
  id: 'n1',
  target: { kind: 'sentence', page: PAGE, quote: QUOTE, claim: { essay: 'own', claim: 'c' } },
  page: PAGE,
  claimKey: 'own/c',
  text: 'Hm.',
  tags: ['arms'],
  ...TIMES,
};
export const CLAIM_NOTE = {
  id: 'n2',
  target: { kind: 'claim', essay: 'own', claim: 'c' },
  claimKey: 'own/c',
  text: 'No: “ž” 🙂\nand more.',
  tags: [],
  ...TIMES,
};
export const ESSAYS = ['own', 'built-in'].map((id) => ({
  id,
  title: `Essay ${id}`,
  author: 'A',
  themes: [{ id: 't', label: 'Theme' }],
  claims: [{ id: 'c', theme: 't', text: 'Europe must arm.' }],
  builtIn: id === 'built-in',
  enabled: id === 'own',
  added: '2025-12-01T00:00:00.000Z',
}));
export const SEEN = { firstSeen: TIMES.created, lastSeen: TIMES.modified };
export const STORED_PAGE = {
  page: PAGE,
  title: 'A page',
  themes: [{ essay: 'own', theme: 't', score: 0.5, words: ['arms'] }],
  visits: 2,
  ...SEEN,
};
export const STORED_MATCH = {
  id: 'm',
  page: PAGE,
  claimKey: 'own/c',
  essay: 'own',
  claim: 'c',
  relation: 'agrees',
  score: 0.75,
  quote: QUOTE,
  why: { sentence: [], claim: [] },
  verdict: 'not-a-match',
  verdictAt: TIMES.modified,
  ...SEEN,
};

/** The schemas as they were shipped: copied here, never shared, since shipped versions stand. */
export const SHIPPED: Record<number, Record<string, string>> = {
  1: {
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen',
    notes: 'id, page, claimKey, modified',
  },
  2: {
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen',
    notes: 'id, page, claimKey, sentenceKey, *tags, modified',
  },
  3: {
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen',
    notes: 'id, page, claimKey, sentenceKey, *tags, modified',
    bin: 'key, deleted',
  },
  4: {
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen, verdict',
    notes: 'id, page, claimKey, sentenceKey, *tags, modified',
    bin: 'key, deleted',
  },
  5: {
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen, verdict, [claimKey+lastSeen]',
    notes: 'id, page, claimKey, sentenceKey, *tags, modified',
    bin: 'key, deleted',
  },
  6: {
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen, verdict, [claimKey+lastSeen]',
    notes: 'id, page, claimKey, sentenceKey, *tags, modified, [claimKey+target.kind]',
    bin: 'key, deleted',
  },
};

/** Opens a database as an older version did, without what came later. */
export function openOld(name: string, version: number): Dexie {
  const old = new Dexie(name);
  old.version(version).stores(SHIPPED[version]!);
  return old;
}

/** From version 3 on an essay knows when it changed. */
const essaysAt = (version: number) =>
  version < 3 ? ESSAYS : ESSAYS.map((essay) => ({ ...essay, modified: essay.added }));

/** Fills one with records as that version wrote them. */
export async function writeOld(name: string, version: number): Promise<void> {
  const old = openOld(name, version);
  const key = version < 2 ? {} : { sentenceKey: sentenceKey(PAGE, QUOTE.exact) };
  await old.table('notes').bulkAdd([{ ...SENTENCE_NOTE, ...key }, CLAIM_NOTE]);
  await old.table('essays').bulkAdd(essaysAt(version));
  await old.table('vectors').add({ key: 'own|m|x', values: new Float32Array([0.25, -1]) });
  await old.table('pages').add(STORED_PAGE);
  await old.table('matches').add(STORED_MATCH);
  old.close();
}
