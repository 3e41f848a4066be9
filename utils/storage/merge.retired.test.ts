import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createBackup } from './backup.ts';
import { db } from './db.ts';
import { describeClaim, installEssay } from './essays.ts';
import { saveOwnEssay } from './ownessays.ts';
import { OWN_ESSAY as ESSAY } from './ownessaystage.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { saveNote } from './savenote.ts';

const NOTE = {
  id: 'n',
  target: { kind: 'claim' as const, essay: ESSAY.id, claim: 'c2' },
  text: 'By whom?',
  tags: [],
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
};
const WITHOUT = { ...ESSAY, claims: ESSAY.claims.slice(0, 1) };

beforeEach(async () => {
  fakeBrowser.reset();
  await db.delete();
  await db.open();
});

it('keeps a claim readable with the notes on it where an import brings the essay without it', async () => {
  await saveOwnEssay(ESSAY, null);
  await saveNote(NOTE);
  const there = await createBackup();
  const [essay] = there.essays;
  // On another computer, where nothing hung on it, the claim was taken out.
  const backup = {
    ...there,
    notes: [],
    essays: [{ ...essay!, claims: WITHOUT.claims, modified: '2030-01-01T00:00:00.000Z' }],
  };
  await applyRestore(backup, await previewRestore(backup));
  expect((await db.essays.get(ESSAY.id))!.claims).toHaveLength(1);
  expect(await describeClaim({ essay: ESSAY.id, claim: 'c2' })).toMatchObject({
    text: 'Nets kill coral.',
    retired: true,
  });
  expect((await previewRestore(backup)).essays).toEqual({ add: 0, change: 0, skip: 1 });
});

it('keeps a claim of the built-in essay readable that a newer Throughline has no more', async () => {
  await installEssay(ESSAY, { builtIn: true });
  await saveNote(NOTE);
  await installEssay({ ...WITHOUT, version: 2 }, { builtIn: true });
  expect(await describeClaim({ essay: ESSAY.id, claim: 'c2' })).toMatchObject({
    text: 'Nets kill coral.',
    retired: true,
  });
});
