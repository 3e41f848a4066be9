import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { editEssay } from '../essays/edit.ts';
import { createBackup } from './backup.ts';
import { db } from './db.ts';
import { findEssay, setEssayEnabled, setEssayLook } from './essays.ts';
import { saveOwnEssay } from './ownessays.ts';
import { OWN_ESSAY } from './ownessaystage.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { keepSaying, setVerdict } from './verdicts.ts';

const MATCH = {
  essay: 'reefs',
  claim: 'c1',
  relation: 'agrees' as const,
  score: 0.5,
  quote: { exact: 'Reefs die.', prefix: '', suffix: '', start: 0, end: 10 },
  why: { sentence: [], claim: [] },
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T15:00:00Z') });
  fakeBrowser.reset();
  await db.delete();
  await db.open();
});
afterEach(() => void vi.useRealTimers());

/** Takes a backup, sets the clock back, does something, restores the backup. */
async function restoreAfter(work: () => Promise<unknown>) {
  const backup = await createBackup();
  vi.setSystemTime(new Date('2026-03-01T14:10:00Z'));
  await work();
  const preview = await previewRestore(backup);
  await applyRestore(backup, preview);
  return preview;
}

it('keeps what an essay says now where the clock was set back since the backup', async () => {
  await saveOwnEssay(OWN_ESSAY, null);
  const edited = editEssay(OWN_ESSAY, { kind: 'reword', claim: 'c1', text: 'Reefs are dying.' });
  const preview = await restoreAfter(() => saveOwnEssay(edited, 'reefs'));
  expect(preview.essays).toMatchObject({ change: 0 });
  expect((await findEssay('reefs'))!.claims[0]!.text).toBe('Reefs are dying.');
});

it('keeps it switched off, and as it looks, just so', async () => {
  await saveOwnEssay(OWN_ESSAY, null);
  await setEssayLook('reefs', { sensitivity: 'more' });
  await restoreAfter(async () => {
    await setEssayEnabled('reefs', false);
    await setEssayLook('reefs', { colour: 'rose', sensitivity: null });
  });
  const kept = (await findEssay('reefs'))!;
  expect([kept.enabled, kept.colour, kept.sensitivity]).toEqual([false, 'rose', undefined]);
});

it('keeps the last verdict on a sentence', async () => {
  await keepSaying({ page: 'https://n.example/a', title: 'A', match: MATCH });
  await restoreAfter(async () => setVerdict((await db.matches.toArray())[0]!.id, 'not-a-match'));
  expect((await db.matches.toArray())[0]!.verdict).toBe('not-a-match');
  const page = { page: 'https://n.example/a', title: 'A', match: MATCH };
  vi.setSystemTime(new Date('2026-03-01T13:00:00Z'));
  await restoreAfter(() => keepSaying(page));
  expect((await db.matches.toArray())[0]!.verdict).toBe('agrees');
});
