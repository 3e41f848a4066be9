import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { editEssay } from '../essays/edit.ts';
import { MOST_CLAIMS } from '../essays/parse.ts';
import { createBackup } from './backup.ts';
import { keepEssayDraft } from './essaydrafts.ts';
import { findEssay } from './essays.ts';
import { listUnsavedDrafts, saveOwnEssay, takePack } from './ownessays.ts';
import { OWN_ESSAY as ESSAY } from './ownessaystage.ts';
import { parseBackup } from './parsebackup.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { wipe } from './restorestage.ts';
import { siftBackup } from './siftbackup.ts';

// What comes from elsewhere may be at or over the edge of what can be made here.

beforeEach(wipe);

/** Restores the essay with more claims than the editor takes. */
async function restoreLarge(): Promise<typeof ESSAY> {
  const claims = Array.from({ length: MOST_CLAIMS + 1 }, (_, i) => ({ id: `c${i}`, theme: 't1', text: `Claim ${i}.` }));
  const essays = [{ ...ESSAY, claims, enabled: true, added: '2026-01-01T00:00:00.000Z' }];
  const parsed = parseBackup(JSON.stringify({ ...(await createBackup()), essays }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  await applyRestore(parsed.backup, await previewRestore(parsed.backup));
  return { ...ESSAY, claims };
}

it('lists all drafts where one is of an essay that has grown too large for the editor', async () => {
  const modified = '2025-03-01T10:00:00.000Z';
  await keepEssayDraft({ id: 'edit-reefs', essay: ESSAY, editing: 'reefs', modified });
  await keepEssayDraft({ id: 'other', essay: { ...ESSAY, id: 'other' }, editing: null, modified });
  await restoreLarge();
  expect((await listUnsavedDrafts()).map(({ id }) => id).toSorted()).toEqual(['edit-reefs', 'other']);
});

it('keeps such an essay once it has few enough claims', async () => {
  const large = await restoreLarge();
  const fewer = { ...large, claims: large.claims.slice(1) };
  await saveOwnEssay(fewer, 'reefs', large);
  expect((await findEssay('reefs'))?.claims).toHaveLength(MOST_CLAIMS);
});

it('goes on keeping an essay whose pack has the highest version that a number can be', async () => {
  const pack = { ...ESSAY, version: Number.MAX_SAFE_INTEGER };
  await takePack(pack, pack);
  const taken = await findEssay('reefs');
  if (!taken) throw new Error('The pack was not taken.');
  await saveOwnEssay(editEssay(taken, { kind: 'reword', claim: 'c1', text: 'Mine.' }), 'reefs');
  expect(siftBackup(await createBackup()).odd).toEqual([]);
});
