import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from './db.ts';
import { forgetSite } from './forgetsite.ts';
import { createMemoryFiles } from './memoryfiles.ts';
import { listRecentPages } from './recentpages.ts';
import { nameOnly } from './titles.ts';

const at = (day: number) => `2026-03-0${day}T00:00:00.000Z`;
const visited = (page: string, day: number, title = 'News') => ({ ...nameOnly(page, title, at(day)), visits: 1 });
const addresses = async (silenced: string[] = []) => (await listRecentPages(3, silenced)).map(({ page }) => page);

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
  await db.pages.bulkPut([
    visited('https://a.example/old', 1),
    visited('https://a.example/new', 4),
    visited('https://b.example/', 2),
    visited('file:///page.html', 6),
    visited('chrome-extension://abc/practice.html', 7),
    nameOnly('https://c.example/imported', 'Imported', at(8)),
  ]);
});

it('lists web pages that were visited, the last first, and no more than asked for', async () => {
  expect(await addresses()).toEqual(['https://a.example/new', 'https://b.example/', 'https://a.example/old']);
  await db.pages.put(visited('https://b.example/newest', 9, ''));
  expect(await listRecentPages(1, [])).toEqual([
    { page: 'https://b.example/newest', title: 'https://b.example/newest' },
  ]);
});

it('lists no page of a site that is silenced or was forgotten', async () => {
  expect(await addresses(['a.example'])).toEqual(['https://b.example/']);
  const disk = createMemoryFiles();
  Object.defineProperty(navigator, 'storage', { value: { getDirectory: async () => disk.root }, configurable: true });
  await forgetSite('b.example');
  expect(await addresses()).toEqual(['https://a.example/new', 'https://a.example/old']);
});
