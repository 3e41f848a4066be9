import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Essay } from '../essays/essay.ts';
import type { EssayLook } from '../essays/look.ts';
import * as gateprofile from '../matching/gateprofile.ts';
import { readBrowsingState } from './browsingstate.ts';
import { readGlanceState } from './glancestate.ts';
import { keepGates } from './keepgates.ts';
import { clearLibrary, readLibrary, readLooks, readProfiles } from './library.ts';

const SUBJECTS = 'coral wolf tariff harbour orchard glacier'.split(' ');
const LIMIT = SUBJECTS.length - 1;

const essay = (id: string): Essay & EssayLook => ({
  id,
  title: `On the ${id}`,
  author: 'Ann Writer',
  themes: [{ id: 't', label: id }],
  claims: [{ id: 'c', theme: 't', text: `The ${id} must be saved.` }],
  colour: 'teal',
});
const MANY = SUBJECTS.map(essay);

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ version: '1' } as never);
  await clearLibrary();
});

it('hands pages a few essays, and of more nothing but that there are', async () => {
  await keepGates(MANY.slice(1), LIMIT);
  expect(await readBrowsingState()).toMatchObject({ library: null, gateProfiles: { length: LIMIT } });
  expect(await readLibrary()).toEqual({ edition: null, essays: [] });
  await keepGates(MANY, LIMIT);
  const { edition } = await readLibrary();
  expect(await readBrowsingState()).toMatchObject({ library: edition, gateProfiles: [], essayLooks: [] });
  expect(await readGlanceState()).toMatchObject({ library: edition, glances: [] });
  expect(JSON.stringify(await fakeBrowser.storage.local.get(null)).length).toBeLessThan(200);
  expect((await readProfiles(['wolf', 'gone'])).map((profile) => profile.essay)).toEqual(['wolf']);
  const [coral] = await readProfiles(['coral']);
  expect(await readLooks(['coral', 'gone'])).toEqual([{ id: 'coral', colour: 'teal', edition: coral!.edition }]);
});

it('goes back when they are few again, and leaves nothing of the library', async () => {
  await keepGates(MANY, LIMIT);
  await keepGates(MANY.slice(1), LIMIT);
  expect(await readGlanceState()).toMatchObject({ library: null, glances: { length: LIMIT } });
  expect(await readLibrary()).toEqual({ edition: null, essays: [] });
  expect(Object.keys(await fakeBrowser.storage.local.get(null)).toSorted()).toEqual([
    'essayLooks',
    'gateProfiles',
    'glances',
  ]);
});

it('tells another edition when claims change, other looks when looks do, and makes only what changed anew', async () => {
  const read = async () => fakeBrowser.storage.local.get(['library', 'libraryLooks']);
  await keepGates(MANY, LIMIT);
  const first = await read();
  const build = vi.spyOn(gateprofile, 'buildGateProfile');
  await keepGates([{ ...MANY[0]!, colour: 'rose' }, ...MANY.slice(1)], LIMIT);
  const recoloured = await read();
  expect(recoloured['library']).toBe(first['library']);
  expect(recoloured['libraryLooks']).not.toBe(first['libraryLooks']);
  expect(build).not.toHaveBeenCalled();
  await keepGates([{ ...MANY[0]!, title: 'On sponges' }, ...MANY.slice(1)], LIMIT);
  expect((await read())['library']).not.toBe(first['library']);
  expect(build).toHaveBeenCalledTimes(1);
  expect((await readProfiles(['coral']))[0]!.terms.map(([term]) => term)).toContain('spong');
});
