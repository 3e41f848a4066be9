import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Essay } from '../essays/essay.ts';
import { toPack } from '../essays/pack.ts';
import { updateFromPack } from '../essays/packupdate.ts';
import { parseEssay } from '../essays/parse.ts';
import { type Backup, createBackup } from './backup.ts';
import { bringBack, removeEssay } from './bin.ts';
import { db } from './db.ts';
import { essayLooksItem } from './essaylooks.ts';
import { describeClaim, findEssay, installEssay, listEssays, setEssayEnabled, setEssayLook } from './essays.ts';
import { gateProfilesItem } from './gateprofiles.ts';
import { saveOwnEssay, takePack } from './ownessays.ts';
import { parseBackup } from './parsebackup.ts';
import { applyRestore, previewRestore } from './restore.ts';

const essay = (id: string): Essay => ({
  id,
  title: `Essay ${id}`,
  author: 'Ann Writer',
  version: 1,
  themes: [{ id: 't', label: 'Reefs' }],
  claims: [{ id: 'c', theme: 't', text: 'Nets kill coral.' }],
});
const colours = async () => Object.fromEntries((await listEssays()).map(({ id, colour }) => [id, colour]));

/** A backup as it is read again from its file. */
function read(backup: Backup): Backup {
  const parsed = parseBackup(JSON.stringify(backup));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.backup;
}

beforeEach(async () => {
  fakeBrowser.reset();
  await db.delete();
  await db.open();
  await installEssay(essay('built-in'), { builtIn: true });
  await saveOwnEssay(essay('own'), null);
});

it('gives each essay a colour of its own, which it keeps when another goes', async () => {
  await saveOwnEssay(essay('third'), null);
  expect(await colours()).toEqual({ 'built-in': 'blue', own: 'rust', third: 'green' });
  await removeEssay('own');
  expect(await colours()).toEqual({ 'built-in': 'blue', third: 'green' });
  await bringBack('essay:own');
  expect(await colours()).toMatchObject({ own: 'rust' });
});

it('gives essays from before there were colours one each', async () => {
  await db.essays.toCollection().modify((stored) => {
    delete stored.colour;
  });
  expect(await colours()).toEqual({ 'built-in': 'blue', own: 'rust' });
});

it('tells pages of colour and sensitivity, without new claims to look for', async () => {
  const profiles = JSON.stringify(await gateProfilesItem.getValue());
  await setEssayLook('own', { colour: 'teal', sensitivity: 'more' });
  expect(await essayLooksItem.getValue()).toEqual([
    { id: 'built-in', colour: 'blue' },
    { id: 'own', colour: 'teal', sensitivity: 'more' },
  ]);
  await setEssayLook('own', { sensitivity: null });
  expect((await essayLooksItem.getValue())[1]).toEqual({ id: 'own', colour: 'teal' });
  expect(JSON.stringify(await gateProfilesItem.getValue())).toBe(profiles);
  expect(await describeClaim({ essay: 'own', claim: 'c' })).toMatchObject({ colour: 'teal' });
});

it('stays as the reader chose when the built-in essay is refreshed and an edited one saved', async () => {
  const opened = parseEssay(await findEssay('own'));
  for (const id of ['built-in', 'own']) await setEssayLook(id, { colour: 'violet', sensitivity: 'fewer' });
  await installEssay(essay('built-in'), { builtIn: true });
  await saveOwnEssay({ ...opened, title: 'Reworded' }, 'own');
  for (const id of ['built-in', 'own'])
    expect(await findEssay(id)).toMatchObject({ colour: 'violet', sensitivity: 'fewer' });
});

it('is in the backup, and comes back with it', async () => {
  await setEssayLook('built-in', { colour: 'rose', sensitivity: 'fewer' });
  await setEssayLook('own', { colour: 'green', sensitivity: 'more' });
  const backup = read(await createBackup());
  await db.delete();
  await db.open();
  await installEssay(essay('built-in'), { builtIn: true });
  await applyRestore(backup, await previewRestore(backup));
  expect(await findEssay('built-in')).toMatchObject({ colour: 'rose', sensitivity: 'fewer' });
  expect(await findEssay('own')).toMatchObject({ colour: 'green', sensitivity: 'more' });
  expect((await previewRestore(backup)).essays).toEqual({ add: 0, change: 0, skip: 1 });
});

it('is left alone by a backup from before it was there', async () => {
  const backup = await createBackup();
  for (const each of [...backup.essays, ...backup.builtInEssays]) delete each.colour;
  // What the file knows of the essay itself is later, and taken.
  for (const each of backup.essays) each.modified = '2999-01-01T00:00:00.000Z';
  for (const id of ['built-in', 'own']) await setEssayLook(id, { colour: 'rose', sensitivity: 'fewer' });
  const older = read(backup);
  await applyRestore(older, await previewRestore(older));
  for (const id of ['built-in', 'own'])
    expect(await findEssay(id)).toMatchObject({ colour: 'rose', sensitivity: 'fewer' });
});

it('passes the sensitivity on in a pack, never the colour; the reader’s own choice stays', async () => {
  await setEssayLook('own', { colour: 'green', sensitivity: 'more' });
  const pack = toPack((await findEssay('own'))!);
  expect(pack).toMatchObject({ sensitivity: 'more' });
  expect(JSON.stringify(pack)).not.toContain('green');
  await takePack({ ...pack, id: 'taken' }, { ...pack, id: 'taken' });
  expect(await findEssay('taken')).toMatchObject({ sensitivity: 'more', colour: 'rust' });
  await setEssayLook('taken', { sensitivity: 'fewer' });
  const mine = (await findEssay('taken'))!;
  const newer = { ...pack, id: 'taken', version: 2 };
  expect(updateFromPack(mine.pack!, mine, newer).essay.sensitivity).toBe('fewer');
});

it('of an essay that is off is nothing for pages', async () => {
  await setEssayEnabled('own', false);
  expect((await essayLooksItem.getValue()).map(({ id }) => id)).toEqual(['built-in']);
});
