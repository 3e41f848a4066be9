import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, expect, it, vi } from 'vitest';
import { backUpDaily } from '../storage/autobackup.ts';
import { BIN_DAYS, listBin } from '../storage/bin.ts';
import { db } from '../storage/db.ts';
import { SCRATCH_PREFIX } from '../storage/scratchprefix.ts';
import { maintainDaily } from './maintenance.ts';

vi.mock('../storage/autobackup.ts', () => ({ backUpDaily: vi.fn() }));
const backUp = vi.mocked(backUpDaily);

beforeEach(async () => {
  fakeBrowser.reset();
  await db.bin.clear();
  backUp.mockReset();
});

const hour = (count: number) => new Date(Date.UTC(2026, 2, 1, count));

it('backs up once a day, and tries again while it could not', async () => {
  backUp.mockResolvedValueOnce('failed').mockResolvedValueOnce('nothing yet').mockResolvedValue('made');
  for (const now of [1, 2, 3, 4, 23, 25, 26]) await maintainDaily(hour(now));
  expect(backUp.mock.calls.map(([now]) => now)).toEqual([1, 2, 3, 25].map(hour));
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
