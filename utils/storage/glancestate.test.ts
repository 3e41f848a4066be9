import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SITE_CLASSES } from '../article/siteclass.ts';
import { buildGateProfile } from '../matching/gateprofile.ts';
import { essayLooksItem } from './essaylooks.ts';
import { gateProfilesItem, keepGateProfiles } from './gateprofiles.ts';
import { readGlanceState, watchGlanceState } from './glancestate.ts';
import { settingsItem } from './settings.ts';

beforeEach(() => fakeBrowser.reset());

const NOTHING = {
  enabled: true,
  silencedSites: [],
  unreadClasses: [...SITE_CLASSES],
  readSites: [],
  glances: [],
  library: null,
  notedPages: [],
};

it('reads damaged and missing items as the schemas do', async () => {
  expect(await readGlanceState()).toEqual(NOTHING);
  for (const settings of [
    'broken',
    null,
    { enabled: 'no', silencedSites: 'x' },
    { silencedSites: ['a.org', 5] },
    { unreadClasses: ['mail', 'moon'], readSites: [5] },
    { unreadClasses: ['mail'], readSites: ['a.org'] },
  ]) {
    await fakeBrowser.storage.local.set({ settings, glances: [{ terms: 5 }], notedPages: [null] });
    const { sensitivity: _, keepSightings: _keep, ...rules } = await settingsItem.getValue();
    expect(await readGlanceState()).toEqual({ ...NOTHING, ...rules });
  }
  await fakeBrowser.storage.local.set({ settings: { enabled: false, silencedSites: ['a.org'] }, notedPages: ['k'] });
  expect(await readGlanceState()).toEqual({ ...NOTHING, enabled: false, silencedSites: ['a.org'], notedPages: ['k'] });
});

it('finds the profiles of the essays that are on, and is told once of a change', async () => {
  const changed = vi.fn();
  const stop = watchGlanceState(changed);
  const claims = [{ id: 'c', theme: 't', text: 'Coral reefs die when trawlers drag nets across them.' }];
  const profile = buildGateProfile({ id: 'e', title: 'Reefs', author: 'A', themes: [{ id: 't', label: 'T' }], claims });
  await keepGateProfiles([profile], []);
  expect(changed).toHaveBeenCalledTimes(1);
  expect((await readGlanceState()).glances).toEqual([expect.objectContaining({ terms: expect.any(Array) as unknown })]);
  expect(await gateProfilesItem.getValue()).toEqual([profile]);
  await fakeBrowser.storage.local.set({ unrelated: 1 });
  expect(changed).toHaveBeenCalledTimes(1);
  await essayLooksItem.setValue([{ id: 'e', colour: 'teal' }]);
  expect(changed).toHaveBeenCalledTimes(2);
  stop();
  await keepGateProfiles([], []);
  expect(changed).toHaveBeenCalledTimes(2);
});
