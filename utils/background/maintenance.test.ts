import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, expect, it, vi } from 'vitest';
import { backUpDaily } from '../storage/autobackup.ts';
import { BIN_DAYS, listBin, removeEssay } from '../storage/bin.ts';
import { db } from '../storage/db.ts';
import { installEssay } from '../storage/essays.ts';
import { updateSettings } from '../storage/settings.ts';
import { subscribe, subscriptionsItem } from '../storage/subscriptions.ts';
import { SCRATCH_PREFIX } from '../storage/scratchprefix.ts';
import { maintainDaily } from './maintenance.ts';

vi.mock('../storage/autobackup.ts', () => ({ backUpDaily: vi.fn() }));
const backUp = vi.mocked(backUpDaily);

beforeEach(async () => {
  fakeBrowser.reset();
  await db.pages.clear();
  await db.bin.clear();
  await db.essays.clear();
  backUp.mockReset();
});

const hour = (count: number) => new Date(Date.UTC(2026, 2, 1) + count * 60 * 60 * 1000);

it('backs up once a day, and tries again while it could not', async () => {
  backUp.mockResolvedValueOnce('failed').mockResolvedValueOnce('nothing yet').mockResolvedValue('made');
  for (const now of [1, 2, 3, 4, 23, 25, 26]) await maintainDaily(hour(now));
  expect(backUp.mock.calls.map(([now]) => now)).toEqual([1, 2, 3, 25].map(hour));
});

it('does not try again at each start within the hour: a backup may be of hundreds of MB', async () => {
  backUp.mockResolvedValueOnce('failed').mockResolvedValueOnce('failed').mockResolvedValue('made');
  for (const now of [1, 1.1, 1.9, 2, 2.5, 1.5, 3]) await maintainDaily(hour(now));
  expect(backUp.mock.calls.map(([now]) => now)).toEqual([1, 2, 1.5].map(hour));
});

it('empties the bin of what is over its days, and deletes what a test of a backup left', async () => {
  backUp.mockResolvedValue('unchanged');
  const content = { id: 'e', title: 'E', author: 'A', themes: [], claims: [], enabled: true, added: '', modified: '' };
  await db.bin.bulkPut(
    [0, 10].map((daysAgo) => ({
      key: `essay:${daysAgo}`,
      id: String(daysAgo),
      kind: 'essay',
      deleted: new Date(hour(0).getTime() - daysAgo * 24 * 60 * 60 * 1000).toISOString(),
      content,
    })),
  );
  const left = new Dexie(`${SCRATCH_PREFIX}x`);
  left.version(1).stores({ notes: 'id' });
  await left.open();
  left.close();
  await maintainDaily(hour((BIN_DAYS - 5) * 24));
  expect((await listBin()).map(({ id }) => id)).toEqual(['0']);
  expect(await Dexie.getDatabaseNames()).toEqual(['throughline']);
});

it('follows no longer the packs of essays that an older build deleted for good, and lets those be that may come back', async () => {
  backUp.mockResolvedValue('unchanged');
  for (const id of ['gone', 'again', 'binned', 'kept', 'lost']) {
    if (id !== 'lost') await installEssay({ id, title: id, author: 'A', themes: [], claims: [] });
    await subscribe(id, `https://packs.example/${id}.json`);
  }
  for (const id of ['gone', 'binned']) await removeEssay(id);
  for (const id of ['gone', 'again'])
    await db.bin.put({ key: `essay:${id}`, id, kind: 'essay', deleted: hour(0).toISOString(), content: null });
  await maintainDaily(hour(1));
  expect(Object.keys(await subscriptionsItem.getValue()).toSorted()).toEqual(['again', 'binned', 'kept', 'lost']);
});

it.each<[string, number[], boolean]>([
  ['on days like any other', [1, 2, 9, 16, 24, 31, 39], false],
  ['while the clock is far ahead', [1, 2, 2000, 2000.5, 2001], true],
  ['when it is set back again', [1, 2, 2000, 2001, 3, 4], true],
  ['when it stays so', [1, 2, 2000, 2001, 2002, 2003], false],
  ['on the first days of who comes back after a year', [1, 400, 401, 402], true],
  ['when they go on', [1, 400, 401, 402, 403], false],
  ['of who comes once a month', [1, 31, 61, 91, 121], false],
])('deletes what is old only by a clock that is steady: %s: %j', async (_when, days, kept) => {
  backUp.mockResolvedValue('unchanged');
  await updateSettings({ keepSightings: 1 });
  const time = hour(0).toISOString();
  const content = { id: 'e', title: 'E', author: 'A', themes: [], claims: [], enabled: true, added: '', modified: '' };
  await db.bin.put({ key: 'essay:e', id: 'e', kind: 'essay', deleted: time, content });
  await db.pages.put({ page: 'p', title: 'P', themes: [], firstSeen: time, lastSeen: time, visits: 1 });
  for (const day of days) await maintainDaily(hour(day * 24));
  expect([(await listBin()).length, await db.pages.count()]).toEqual(kept ? [1, 1] : [0, 0]);
});
