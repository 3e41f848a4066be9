import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { db, type StoredMatch } from './db.ts';
import { metElsewhere } from './metelsewhere.ts';

const REF = { essay: 'e', claim: 'c' };
const HERE = { page: 'https://example.org/here', leastScore: 0.5, enough: 6 };

/** A match met on the nth day, on a page of its own. */
const met = (day: number, over: Partial<StoredMatch> = {}): StoredMatch => ({
  id: `m${day}`,
  page: `https://example.org/${day}`,
  claimKey: 'e/c',
  ...REF,
  relation: 'agrees',
  score: 0.9,
  quote: { exact: `Day ${day}.`, prefix: '', suffix: '', start: 0, end: 6 },
  why: { sentence: [], claim: [] },
  firstSeen: new Date(Date.UTC(2020, 0, day)).toISOString(),
  lastSeen: new Date(Date.UTC(2020, 0, day)).toISOString(),
  verdict: null,
  verdictAt: null,
  ...over,
});
const days = (count: number, over: (day: number) => Partial<StoredMatch> = () => ({})) =>
  Array.from({ length: count }, (_, i) => met(i + 1, over(i + 1)));

beforeEach(async () => await db.matches.clear());

it('tells of every other page where a claim was met, last met first', async () => {
  await db.matches.bulkAdd([
    ...days(3),
    met(4, { page: HERE.page }),
    met(5, { score: 0.4 }),
    met(6, { verdict: 'not-a-match' }),
    met(7, { score: 0.1, verdict: 'disputes' }),
    met(8, { claimKey: 'e/c2' }),
  ]);
  const { latest, isAll } = await metElsewhere(REF, HERE);
  expect(latest.map(({ id, relation }) => `${id} ${relation}`)).toEqual([
    'm7 disputes',
    'm3 agrees',
    'm2 agrees',
    'm1 agrees',
  ]);
  expect(isAll).toBe(true);
});

it('reads on where the latest are too low, and says that there may be others', async () => {
  await db.matches.bulkAdd(days(300, (day) => ({ score: day > 210 && day !== 290 ? 0.4 : 0.9 })));
  const { latest, isAll } = await metElsewhere(REF, HERE);
  expect(latest.slice(0, 2).map(({ id }) => id)).toEqual(['m290', 'm210']);
  expect(isAll).toBe(false);
});

it('reads as little of a claim that was met for years as of one that was met for a month', async () => {
  const rows = vi.fn<(match: StoredMatch) => StoredMatch>((match) => match);
  db.matches.hook('reading', rows);
  const counts: number[] = [];
  for (const count of [30, 1_000]) {
    await db.matches.bulkPut(days(count));
    rows.mockClear();
    expect((await metElsewhere(REF, HERE)).latest.length).toBeGreaterThan(HERE.enough);
    counts.push(rows.mock.calls.length);
  }
  db.matches.hook('reading').unsubscribe(rows);
  expect(counts[0]).toBeGreaterThan(0);
  expect(counts[1]).toBe(counts[0]);
});
