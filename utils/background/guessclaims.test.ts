import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Match } from '../matching/match.ts';
import { db } from '../storage/db.ts';
import { installEssay, setEssayEnabled } from '../storage/essays.ts';
import { createProspects } from '../matching/prospects.ts';
import { createGuessClaims } from './guessclaims.ts';

vi.mock('../matching/prospects.ts', { spy: true });

const REEFS = 'Trawlers are killing the coral reefs.';
const SENTENCE = { text: 'Trawlers kill the last coral reefs, a minister said.', context: '' };
const SENDER = { url: 'https://news.test/reefs', tab: { id: 7, incognito: false } };

const essay = (id: string, text: string) => ({
  id,
  title: id,
  author: 'A',
  themes: [{ id: 't', label: 'T' }],
  claims: [
    { id: 'c1', theme: 't', text },
    { id: 'c2', theme: 't', text: `Nobody asked the voters about ${id}.` },
  ],
});
const found = (of: string, claim: string, score: number): Match => ({
  sentence: 0,
  essay: of,
  claim,
  relation: 'disputes',
  score,
  why: { sentence: [], claim: [] },
});

/** What the matcher needs for an essay, in milliseconds, and which essays it was asked about. */
let [takes, asked, now]: [number, string[], number] = [0, [], 0];
const guess = createGuessClaims(async ({ essay: id }) => {
  asked.push(id);
  now += takes;
  return [found(id, 'c2', id === 'reefs' ? 0.9 : 0.1)];
});

beforeEach(async () => {
  fakeBrowser.reset();
  [takes, asked, now] = [0, [], 0];
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  await db.essays.clear();
});

it('lists every claim of the essays that are switched on, those first that the matcher finds likeliest', async () => {
  await installEssay(essay('tariffs', 'Tariffs are a tax on the poor.'));
  await installEssay(essay('reefs', REEFS));
  await installEssay(essay('off', REEFS));
  await setEssayEnabled('off', false);
  const { likeliest: guesses, ...counts } = await guess(SENTENCE, SENDER);
  expect(guesses.map((each) => `${each.essay}/${each.claim}`)).toEqual([
    'reefs/c2',
    'tariffs/c2',
    'reefs/c1',
    'tariffs/c1',
  ]);
  expect(guesses[0]).toMatchObject({ essay: 'reefs', score: 0.9 });
  expect(counts).toEqual({ fitting: 4, claims: 4, essays: 2 });
});

it('does not keep the reader waiting for a large library: the essays nearest by their words are asked, all are listed', async () => {
  takes = 1_000;
  for (let i = 0; i < 40; i += 1) await installEssay(essay(`e${i}`, `Tariffs of kind ${i} are a tax on the poor.`));
  await installEssay(essay('reefs', REEFS));
  const { likeliest: guesses, ...counts } = await guess(SENTENCE, SENDER);
  expect(asked[0]).toBe('reefs');
  expect(now).toBeLessThan(10_000);
  expect(counts).toEqual({ fitting: 82, claims: 82, essays: 41 });
  expect(guesses[0]).toMatchObject({ essay: 'reefs', claim: 'c2' });
});

it('lists the claims without a guess where the matcher fails', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  await installEssay(essay('reefs', REEFS));
  const failing = createGuessClaims(() => Promise.reject(new Error('damaged')));
  expect((await failing(SENTENCE, SENDER)).likeliest.map(({ claim, score }) => [claim, score])).toEqual([
    ['c1', 0],
    ['c2', 0],
  ]);
});

it('measures the claims of few essays word by word, however many there are', async () => {
  const stored = { builtIn: false, enabled: true, added: '2026-01-01T00:00:00Z', modified: '2026-01-01T00:00:00Z' };
  const many = Array.from({ length: 300 }, (_, i) => essay(`e${i}`, `The dying of kind ${i} is a tax on the poor.`));
  await db.essays.bulkPut([...many, essay('reefs', REEFS)].map((each) => ({ ...each, ...stored })));
  takes = 4_000;
  vi.mocked(createProspects).mockClear();
  const { likeliest: guesses, ...counts } = await guess(SENTENCE, SENDER);
  expect(asked).toEqual(['reefs']);
  expect(counts.claims).toBe(602);
  expect(guesses).toHaveLength(50);
  expect(vi.mocked(createProspects).mock.calls.length).toBeLessThanOrEqual(50);
});

it('counts what reading the library takes as part of the wait, and asks about the nearest essay all the same', async () => {
  takes = 1_000;
  await installEssay(essay('reefs', REEFS));
  await installEssay(essay('tariffs', 'Tariffs are a tax on the poor.'));
  vi.mocked(createProspects).mockImplementation(() => {
    now += 2_000;
    return () => 1;
  });
  const { likeliest: guesses, ...counts } = await guess(SENTENCE, SENDER);
  expect(asked).toEqual(['reefs']);
  expect(guesses).toHaveLength(4);
  expect(counts.claims).toBe(4);
});

it('tells a page of a library’s claims those with the words that are sought, and of a thousand as many as can be looked through', async () => {
  await installEssay(essay('łódź', 'Vučić must sell the harbour’s cranes.'));
  for (let i = 0; i < 60; i += 1) await installEssay(essay(`e${i}`, `Tariff ${i} is a tax.`));
  const first = await guess(SENTENCE, SENDER);
  expect(first.likeliest).toHaveLength(50);
  expect(Object.keys(first.likeliest[0]!).toSorted()).toEqual(['claim', 'essay', 'essayTitle', 'score', 'text', 'why']);
  const askedOnce = asked.length;
  const seek = (words: string) => guess({ ...SENTENCE, words }, SENDER);
  expect((await seek("harbour's  vucic")).likeliest.map(({ text }) => text)).toEqual([
    'Vučić must sell the harbour’s cranes.',
  ]);
  expect(await seek('lodz voters')).toMatchObject({
    likeliest: [{ claim: 'c2' }],
    fitting: 1,
    claims: 122,
    essays: 61,
  });
  expect(await seek('tariff')).toMatchObject({ fitting: 60 });
  expect(await seek('nobody wrote this')).toMatchObject({ likeliest: [], fitting: 0 });
  expect(asked).toHaveLength(askedOnce);
});

it('ranks the claims anew for another sentence, though it is asked with words, and where the library could not be read', async () => {
  await installEssay(essay('reefs', REEFS));
  await guess(SENTENCE, SENDER);
  await guess({ text: 'The reefs are whole.', context: '', words: 'coral' }, SENDER);
  expect(asked).toEqual(['reefs', 'reefs']);
  vi.spyOn(db.essays, 'toArray').mockRejectedValueOnce(new Error('closed'));
  const other = { text: 'Of the sea.', context: '', words: 'coral' };
  await expect(guess(other, SENDER)).rejects.toThrow('closed');
  expect((await guess(other, SENDER)).likeliest).toHaveLength(1);
});
