import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { editEssay } from '../essays/edit.ts';
import type { Essay } from '../essays/essay.ts';
import type { Verdict } from '../matching/match.ts';
import { updateFromPack } from '../essays/packupdate.ts';
import { MOST_RETIRED } from '../essays/parse.ts';
import { createBackup } from './backup.ts';
import { db, type StoredMatch } from './db.ts';
import { findEssayDraft, keepEssayDraft, listEssayDrafts, startEssayDraft } from './essaydrafts.ts';
import { bringBack, findBinnedEssay, listBin, removeEssay } from './bin.ts';
import { describeClaim, findEssay, installEssay, setEssayEnabled, setEssayLook } from './essays.ts';
import { gateProfilesItem } from './gateprofiles.ts';
import { readGlanceState } from './glancestate.ts';
import { countClaimUses, listUnsavedDrafts, saveOwnEssay, takePack } from './ownessays.ts';
import { OWN_ESSAY as ESSAY } from './ownessaystage.ts';
import { parseBackup } from './parsebackup.ts';
import { saveNote } from './savenote.ts';
import { listSearchableNotes } from './searchablenotes.ts';

/** A later edition: one claim reworded, one new. */
const NEWER: Essay = {
  ...ESSAY,
  version: 2,
  claims: [
    ESSAY.claims[0]!,
    { ...ESSAY.claims[1]!, text: 'Nets break coral.' },
    { id: 'c3', theme: 't1', text: 'New.' },
  ],
};

beforeEach(async () => {
  fakeBrowser.reset();
  await db.delete();
  await db.open();
});

describe('essays of the reader’s own', () => {
  it('are kept under an id of their own, and in their place when they were kept before', async () => {
    expect(await saveOwnEssay(ESSAY, null)).toBe('reefs');
    expect(await saveOwnEssay(ESSAY, null)).toBe('reefs-2');
    await setEssayEnabled('reefs', false);
    const reworded = editEssay(ESSAY, { kind: 'reword', claim: 'c1', text: 'Reefs are dying.' });
    expect(await saveOwnEssay(reworded, 'reefs')).toBe('reefs');
    expect(await findEssay('reefs')).toMatchObject({ enabled: false, version: 2, claims: reworded.claims });
    await saveOwnEssay(reworded, 'reefs');
    expect(await findEssay('reefs')).toMatchObject({ version: 2 });
  });

  it('leave no draft that counts as unsaved where the tab went away before it was ended', async () => {
    await takePack(ESSAY, ESSAY);
    const edited = editEssay(ESSAY, { kind: 'reword', claim: 'c1', text: 'Reefs are dying.' });
    const draft = { id: 'edit-reefs', essay: edited, editing: 'reefs', modified: '2026-03-01T10:00:00.000Z' };
    await keepEssayDraft(draft);
    const unsaved = async () => (await listUnsavedDrafts()).map(({ id }) => id);
    expect(await unsaved()).toEqual(['edit-reefs']);
    await saveOwnEssay(edited, 'reefs');
    expect(await unsaved()).toEqual([]);
    expect(await findEssayDraft('edit-reefs')).toBeNull();
    // One that is open in another tab, where what was typed was undone, is left to it.
    await keepEssayDraft({ ...draft, modified: '2999-01-01T00:00:00.000Z' });
    expect(await unsaved()).toEqual(['edit-reefs']);
    await startEssayDraft({ ...ESSAY, id: 'new', claims: [] });
    expect(await unsaved()).toHaveLength(2);
  });

  it('never take the place of the built-in one', async () => {
    await installEssay(ESSAY, { builtIn: true });
    await expect(saveOwnEssay({ ...ESSAY, title: 'Mine' }, 'reefs')).rejects.toThrow('built-in');
    await expect(takePack(ESSAY, ESSAY)).rejects.toThrow('built-in');
    await removeEssay('reefs');
    expect(await findEssay('reefs')).toMatchObject({ title: ESSAY.title, builtIn: true });
  });

  it('come out of the bin with what the reader had made of them when their pack is taken again', async () => {
    await takePack(ESSAY, ESSAY);
    const mine = editEssay((await findEssay('reefs'))!, { kind: 'reword', claim: 'c1', text: 'Reefs are dying.' });
    await saveOwnEssay(mine, 'reefs');
    await setEssayEnabled('reefs', false);
    await setEssayLook('reefs', { colour: 'teal' });
    const before = (await findEssay('reefs'))!;
    await removeEssay('reefs');
    const { content } = (await findBinnedEssay('reefs'))!;
    const newer: Essay = {
      ...ESSAY,
      version: 3,
      claims: [...ESSAY.claims, { id: 'c3', theme: 't1', text: 'Divers want a ban.' }],
    };
    await takePack(updateFromPack(content!.pack ?? null, content!, newer).essay, newer);
    expect((await findEssay('reefs'))!.claims.map(({ text }) => text)).toEqual([
      'Reefs are dying.',
      'Nets kill coral.',
      'Divers want a ban.',
    ]);
    expect(await findEssay('reefs')).toMatchObject({
      enabled: false,
      colour: 'teal',
      added: before.added,
      pack: newer,
    });
    expect(await findBinnedEssay('reefs')).toBeNull();
  });

  it('wait in the bin whole, where no other essay takes their id', async () => {
    await takePack(ESSAY, ESSAY);
    await removeEssay('reefs');
    expect(await saveOwnEssay({ ...ESSAY, title: 'Another' }, null)).toBe('reefs-2');
    const [entry] = await listBin();
    expect(await bringBack(entry!.key)).toBe(true);
    expect(await findEssay('reefs')).toMatchObject({ ...ESSAY, pack: ESSAY, builtIn: false });
  });

  it('say to open pages that their claims changed, wordings too', async () => {
    await saveOwnEssay(ESSAY, null);
    const [before] = await gateProfilesItem.getValue();
    const [glanced] = (await readGlanceState()).glances;
    const said = { relation: 'same', text: 'Coral dies of nets.' } as const;
    await saveOwnEssay(editEssay(ESSAY, { kind: 'say', claim: 'c2', wording: said }), 'reefs');
    const [after] = await gateProfilesItem.getValue();
    expect(after?.terms).toEqual(before?.terms);
    expect(after?.edition).not.toBe(before?.edition);
    expect((await readGlanceState()).glances[0]?.version).not.toBe(glanced?.version);
  });

  it('keep a claim that was taken out readable where a note hangs on it', async () => {
    await saveOwnEssay(ESSAY, null);
    const time = '2026-01-01T00:00:00.000Z';
    const target = { kind: 'claim', essay: 'reefs', claim: 'c2' } as const;
    await saveNote({ id: 'n', target, text: 'Hm.', tags: [], created: time, modified: time });
    expect(await countClaimUses('reefs', 0)).toEqual(new Map([['c2', { sightings: 0, notes: 1 }]]));
    await saveOwnEssay(editEssay(ESSAY, { kind: 'remove', claim: 'c2', keep: true }), 'reefs');
    expect(await describeClaim(target)).toMatchObject({ text: 'Nets kill coral.', retired: true });
    expect(await listSearchableNotes()).toMatchObject([{ claimText: 'Nets kill coral.' }]);
  });

  it('say of a claim how many sentences its page lists, and keep it readable though it lists none', async () => {
    await saveOwnEssay(ESSAY, null);
    const match = (id: string, claim: string, score: number, verdict: Verdict | null): StoredMatch => ({
      id,
      essay: 'reefs',
      claim,
      claimKey: `reefs/${claim}`,
      page: 'https://a.example/',
      relation: 'agrees',
      score,
      quote: { exact: 'Reefs die.', prefix: '', suffix: '', start: 0, end: 10 },
      why: { sentence: [], claim: [] },
      verdict,
      verdictAt: null,
      firstSeen: '2026-01-01T00:00:00.000Z',
      lastSeen: '2026-01-01T00:00:00.000Z',
    });
    await db.matches.bulkPut([
      match('shown', 'c1', 0.6, null),
      match('said', 'c1', 0.1, 'disputes'),
      match('low', 'c1', 0.4, null),
      match('rejected', 'c1', 0.9, 'not-a-match'),
      match('other', 'c2', 0.9, 'not-a-match'),
    ]);
    expect(await countClaimUses('reefs', 0.5)).toEqual(
      new Map([
        ['c1', { sightings: 2, notes: 0 }],
        ['c2', { sightings: 0, notes: 0 }],
      ]),
    );
    await saveOwnEssay(editEssay(ESSAY, { kind: 'remove', claim: 'c2', keep: false }), 'reefs');
    expect(await describeClaim({ essay: 'reefs', claim: 'c2' })).toMatchObject({ retired: true });
  });

  it('keep a claim readable on which a note came to hang after it was taken out in a draft', async () => {
    await takePack({ ...ESSAY, claims: [...ESSAY.claims, { id: 'c3', theme: 't1', text: 'Unused.' }] }, ESSAY);
    const begun = (await findEssay('reefs'))!;
    const without = (['c2', 'c3'] as const).reduce(
      (essay, claim) => editEssay(essay, { kind: 'remove', claim, keep: false }),
      begun as Essay,
    );
    const time = '2026-01-01T00:00:00.000Z';
    const target = { kind: 'claim', essay: 'reefs', claim: 'c2' } as const;
    await saveNote({ id: 'n', target, text: 'Hm.', tags: [], created: time, modified: time });
    await saveOwnEssay(without, 'reefs', begun);
    expect((await findEssay('reefs'))?.claims.map(({ id }) => id)).toEqual(['c1']);
    expect(await describeClaim(target)).toMatchObject({ text: 'Nets kill coral.', retired: true });
    expect(await listSearchableNotes()).toMatchObject([{ claimText: 'Nets kill coral.' }]);
    expect(await describeClaim({ essay: 'reefs', claim: 'c3' })).toBeNull();
    // Another tab took it out as well, and does not know that it was retired.
    await saveOwnEssay({ ...without, title: 'My reefs' }, 'reefs', begun);
    expect((await findEssay('reefs'))?.retired).toEqual([{ id: 'c2', text: 'Nets kill coral.' }]);
  });

  it('retire no more claims than an essay may have, and of these the last', async () => {
    const retired = Array.from({ length: MOST_RETIRED }, (_, i) => ({ id: `r${i}`, text: 'Gone.' }));
    await saveOwnEssay({ ...ESSAY, retired }, null);
    const time = '2026-01-01T00:00:00.000Z';
    const target = { kind: 'claim', essay: 'reefs', claim: 'c2' } as const;
    await saveNote({ id: 'n', target, text: 'Hm.', tags: [], created: time, modified: time });
    await saveOwnEssay({ ...ESSAY, retired, claims: [ESSAY.claims[0]!] }, 'reefs');
    const ids = (await findEssay('reefs'))!.retired!.map(({ id }) => id);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([MOST_RETIRED, 'r1', 'c2']);
  });

  it('are whole in a backup: citation, text, pack, and what was taken out', async () => {
    const whole: Essay = {
      ...ESSAY,
      publication: { name: 'The Bay', date: '2026-03-01' },
      licence: 'CC BY 4.0',
      text: 'Reefs die. Nets kill coral.',
      claims: [{ ...ESSAY.claims[0]!, source: { start: 0, end: 10 }, dependent: true }],
      retired: [{ id: 'c9', text: 'Gone.' }],
    };
    await takePack(whole, ESSAY);
    const parsed = parseBackup(JSON.stringify(await createBackup()));
    expect(parsed.ok && parsed.backup.essays).toMatchObject([{ ...whole, pack: ESSAY }]);
  });

  it('keep what a newer pack brought when changes that were begun before it are saved', async () => {
    await takePack(ESSAY, ESSAY);
    const edited = editEssay(ESSAY, { kind: 'reword', claim: 'c1', text: 'Reefs are dying.' });
    await keepEssayDraft({ id: 'edit-reefs', essay: edited, editing: 'reefs', modified: '2026-03-01T10:00:00.000Z' });
    await takePack(updateFromPack(ESSAY, ESSAY, NEWER).essay, NEWER);
    const draft = await findEssayDraft('edit-reefs');
    await saveOwnEssay(draft!.essay, 'reefs');
    const texts = (await findEssay('reefs'))?.claims.map(({ text }) => text);
    expect(texts).toEqual(['Reefs are dying.', 'Nets break coral.', 'New.']);
  });

  it('keep what came while an editor stood open, with the changes that are made in it after that', async () => {
    await takePack(ESSAY, ESSAY);
    await takePack(updateFromPack(ESSAY, ESSAY, NEWER).essay, NEWER);
    const edited = editEssay(ESSAY, { kind: 'reword', claim: 'c1', text: 'Reefs are dying.' });
    await saveOwnEssay(edited, 'reefs', ESSAY);
    const texts = async () => (await findEssay('reefs'))?.claims.map(({ text }) => text);
    expect(await texts()).toEqual(['Reefs are dying.', 'Nets break coral.', 'New.']);
    // Begun on the newer state: what the reader takes out stays out.
    const now = (await findEssay('reefs'))!;
    await saveOwnEssay(editEssay(now, { kind: 'remove', claim: 'c3', keep: false }), 'reefs', now);
    expect(await texts()).toEqual(['Reefs are dying.', 'Nets break coral.']);
  });

  it('keep the order of claims and themes, and an empty theme, where another tab changed words meanwhile', async () => {
    const begun: Essay = { ...ESSAY, themes: [...ESSAY.themes, { id: 't2', label: 'Trawlers' }] };
    await takePack(begun, begun);
    const mine = (
      [
        { kind: 'place', claim: 'c2', into: 't1', before: 'c1' },
        { kind: 'move-theme', theme: 't2', by: -1 },
        { kind: 'add-theme', theme: 't3', label: 'Divers' },
      ] as const
    ).reduce<Essay>(editEssay, begun);
    await saveOwnEssay(editEssay(begun, { kind: 'reword', claim: 'c2', text: 'Nets break coral.' }), 'reefs', begun);
    await saveOwnEssay(mine, 'reefs', begun);
    const { claims, themes } = (await findEssay('reefs'))!;
    expect(claims.map(({ text }) => text)).toEqual(['Nets break coral.', 'Reefs die.']);
    expect(themes.map(({ label }) => label)).toEqual(['Trawlers', 'Reefs', 'Divers']);
  });

  it('know in a draft which state it was brought into step with, so that a claim deleted after that stays out', async () => {
    await takePack(ESSAY, ESSAY);
    const edited = editEssay(ESSAY, { kind: 'reword', claim: 'c1', text: 'Reefs are dying.' });
    const modified = '2026-03-01T10:00:00.000Z';
    await keepEssayDraft({ id: 'edit-reefs', essay: edited, editing: 'reefs', from: ESSAY, modified });
    const newer: Essay = { ...ESSAY, version: 2, claims: [...ESSAY.claims, { id: 'c3', theme: 't1', text: 'New.' }] };
    await takePack(updateFromPack(ESSAY, ESSAY, newer).essay, newer);
    const { essay, from } = (await findEssayDraft('edit-reefs'))!;
    expect(essay.claims).toHaveLength(3);
    await saveOwnEssay(editEssay(essay, { kind: 'remove', claim: 'c3', keep: false }), 'reefs', from);
    expect((await findEssay('reefs'))?.claims.map(({ text }) => text)).toEqual([
      'Reefs are dying.',
      'Nets kill coral.',
    ]);
  });

  it('are in a backup that can be read whatever the case in which their address was typed', async () => {
    const typed = editEssay(ESSAY, { kind: 'cite', field: 'url', text: 'Https://bay.example/reefs' });
    await saveOwnEssay(typed, null);
    const parsed = parseBackup(JSON.stringify(await createBackup()));
    expect(parsed).toMatchObject({ ok: true, backup: { essays: [{ url: 'Https://bay.example/reefs' }] } });
  });

  it('remember the pack that they came from through edits', async () => {
    await takePack(ESSAY, ESSAY);
    await saveOwnEssay(editEssay(ESSAY, { kind: 'remove', claim: 'c2', keep: false }), 'reefs');
    expect((await findEssay('reefs'))?.pack?.claims).toHaveLength(2);
  });
});

describe('drafts', () => {
  it('outlive their tab, in the order of their last change, and damaged ones are left aside', async () => {
    const first = await startEssayDraft({ ...ESSAY, claims: [] });
    const later = { id: 'edit-reefs', essay: ESSAY, editing: 'reefs', modified: '2999-01-01T00:00:00.000Z' };
    await keepEssayDraft(later);
    await fakeBrowser.storage.local.set({ 'essay-draft:broken': { id: 'broken', essay: { claims: 1 } } });
    expect((await listEssayDrafts()).map(({ id }) => id)).toEqual(['edit-reefs', first]);
    expect(await findEssayDraft('broken')).toBeNull();
  });
});
