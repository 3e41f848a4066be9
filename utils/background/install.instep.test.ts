import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '../storage/db.ts';
import { setEssayEnabled } from '../storage/essays.ts';
import { gateProfilesItem } from '../storage/gateprofiles.ts';
import { notedPagesItem } from '../storage/notedpages.ts';
import { saveOwnEssay } from '../storage/ownessays.ts';
import { OWN_ESSAY } from '../storage/ownessaystage.ts';
import { applyRestore, previewRestore } from '../storage/restore.ts';
import { createBackup } from '../storage/backup.ts';
import { saveNote } from '../storage/savenote.ts';
import { DEFAULT_SETTINGS } from '../storage/settings.ts';
import { bringPagesInStep } from './install.ts';

const TIME = '2026-01-01T00:00:00.000Z';
const NOTE = {
  id: 'n',
  target: { kind: 'page' as const, page: 'https://x.example/' },
  text: 'Hm.',
  tags: [],
  created: TIME,
  modified: TIME,
};
const FULL = new DOMException('The disk is full', 'QuotaExceededError');
const failAll = () => vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(FULL);

beforeEach(async () => {
  fakeBrowser.reset();
  await db.delete();
  await db.open();
});

it('tells pages at the next start of what they could not be told: an essay that is off, a page with a note', async () => {
  await saveOwnEssay(OWN_ESSAY, null);
  const full = failAll();
  await setEssayEnabled(OWN_ESSAY.id, false).catch(() => {});
  await saveNote(NOTE);
  full.mockRestore();
  expect([(await gateProfilesItem.getValue()).length, (await notedPagesItem.getValue()).length]).toEqual([1, 0]);
  await bringPagesInStep();
  expect([(await gateProfilesItem.getValue()).length, (await notedPagesItem.getValue()).length]).toEqual([0, 1]);
});

it('has the essays of a restored backup looked for though its settings could not be kept', async () => {
  await saveOwnEssay(OWN_ESSAY, null);
  const backup = { ...(await createBackup()), settings: { ...DEFAULT_SETTINGS, sensitivity: 'more' as const } };
  await db.delete();
  await db.open();
  fakeBrowser.reset();
  const preview = await previewRestore(backup);
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(FULL);
  await expect(applyRestore(backup, preview)).rejects.toThrow('no room');
  expect([await db.essays.count(), (await gateProfilesItem.getValue()).length]).toEqual([1, 1]);
});
