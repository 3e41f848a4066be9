import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '../storage/db.ts';
import { installEssay } from '../storage/essays.ts';
import { rankSentences } from './ranksentences.ts';

const essay = (id: string, text: string) => ({
  id,
  title: 'T',
  author: 'A',
  themes: [{ id: 't', label: 'T' }],
  claims: [{ id: 'c', theme: 't', text }],
});
const SENTENCES = ['Trawlers kill the coral reefs.', 'Sanctions emptied the treasury of Moscow.'];
const first = (ranks: number[]) => SENTENCES[ranks.indexOf(Math.max(...ranks))];

beforeEach(async () => {
  fakeBrowser.reset();
  await db.essays.clear();
});

it('ranks by the claims as they are now, of all the essays that are there', async () => {
  await installEssay(essay('a', 'Trawlers are killing coral reefs.'));
  expect(first(await rankSentences(['a', 'gone'], SENTENCES))).toBe(SENTENCES[0]);
  await installEssay(essay('a', 'Sanctions have emptied the treasury in Moscow.'));
  expect(first(await rankSentences(['a'], SENTENCES))).toBe(SENTENCES[1]);
  await installEssay(essay('b', 'Trawlers kill the coral reefs.'));
  expect(first(await rankSentences(['a', 'b'], SENTENCES))).toBe(SENTENCES[0]);
});

it('ranks nothing above the rest where no essay is left', async () => {
  expect(await rankSentences(['gone'], SENTENCES)).toEqual([0, 0]);
});
