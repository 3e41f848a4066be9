import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { db } from './db.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { EMPTY, restore, wipe } from './restorestage.ts';
import { exceptSite, setClassUnread, settingsItem, updateSettings } from './settings.ts';

beforeEach(wipe);

it('takes a shorter memory over only where it forgets no page that is here, or the reader says so', async () => {
  const short = { ...EMPTY, settings: { ...EMPTY.settings, sensitivity: 'more' as const, keepSightings: 1 } };
  const kept = async () => (await settingsItem.getValue()).keepSightings;
  await restore(short);
  expect(await kept()).toBe(1);
  await updateSettings({ keepSightings: null, sensitivity: 'fewer' });
  const time = '2020-01-01T00:00:00.000Z';
  const seen = { page: 'https://a.example/', title: 'A', themes: [], firstSeen: time, lastSeen: time };
  await db.pages.bulkPut([
    { ...seen, visits: 1 },
    { ...seen, page: 'https://b.example/', visits: 0 },
  ]);
  expect(await previewRestore(short)).toMatchObject({ forgets: 1, settings: { change: 1 } });
  await restore(short);
  expect(await settingsItem.getValue()).toMatchObject({ keepSightings: null, sensitivity: 'more' });
  expect(await previewRestore(short)).toMatchObject({ forgets: 1, settings: { change: 0 } });
  const options = { forget: true };
  const preview = await previewRestore(short, options);
  expect(preview.settings.change).toBe(1);
  await applyRestore(short, preview, options);
  expect(await kept()).toBe(1);
});

it('leaves unread what is left unread now, unless nothing was ever set here', async () => {
  const old = {
    ...EMPTY,
    settings: { ...EMPTY.settings, unreadClasses: ['mail' as const], readSites: ['bank.example'] },
  };
  await restore(old);
  expect(await settingsItem.getValue()).toMatchObject({ unreadClasses: ['mail'], readSites: ['bank.example'] });
  await setClassUnread('health', true);
  await exceptSite('bank.example', false);
  await restore(old);
  expect(await settingsItem.getValue()).toMatchObject({ unreadClasses: ['mail', 'health'], readSites: [] });
});

it('leaves Throughline switched off that is off now, and takes over that it was off', async () => {
  const on = { ...EMPTY, settings: { ...EMPTY.settings, enabled: true } };
  const off = { ...EMPTY, settings: { ...EMPTY.settings, enabled: false } };
  const isEnabled = async () => (await settingsItem.getValue()).enabled;
  await restore(off);
  expect(await isEnabled(), 'nothing was set here').toBe(false);
  await restore(on);
  expect(await isEnabled(), 'off now').toBe(false);
  expect((await previewRestore(on)).settings.change).toBe(0);
  await updateSettings({ enabled: true });
  await restore(on);
  expect(await isEnabled(), 'on in both').toBe(true);
  await restore(off);
  expect(await isEnabled(), 'off in the backup').toBe(false);
});

it.each([
  { now: 0, backup: null, after: 0 },
  { now: 1, backup: 12, after: 1 },
  { now: 12, backup: 1, after: 1 },
  // As where nothing was ever set.
  { now: null, backup: 12, after: 12 },
])('remembers no longer than now: $now months here, $backup in the backup', async ({ now, backup: there, after }) => {
  const old = { ...EMPTY, settings: { ...EMPTY.settings, keepSightings: there } };
  await updateSettings({ keepSightings: now });
  await restore(old);
  expect((await settingsItem.getValue()).keepSightings).toBe(after);
  expect((await previewRestore(old)).settings.change).toBe(0);
});

it('leaves a site silent that was silenced since', async () => {
  const old = { ...EMPTY, settings: { ...EMPTY.settings, silencedSites: ['old.example'] } };
  await updateSettings({ silencedSites: ['diary.example', 'old.example'] });
  await restore(old);
  expect((await settingsItem.getValue()).silencedSites.toSorted()).toEqual(['diary.example', 'old.example']);
  expect((await previewRestore(old)).settings.change).toBe(0);
});
