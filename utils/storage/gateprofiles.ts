import { browser } from '#imports';
import * as v from 'valibot';
import type { EssayLook } from '../essays/look.ts';
import type { GateProfile } from '../matching/gate.ts';
import { makeGlanceProfile } from '../matching/glanceprofile.ts';
import { defineCheckedItem } from './checkeditem.ts';

/** A profile's outline; its terms were written by this very build (see `refreshGateProfiles`) and are many. */
const gateProfilesSchema = v.array(
  v.looseObject({
    essay: v.string(),
    title: v.string(),
    version: v.number(),
    themes: v.array(v.string()),
    terms: v.array(v.any()),
    kin: v.array(v.number()),
  }),
);

/** Gate profiles of the enabled essays, where a content script reads them without a message. */
export const gateProfilesItem = defineCheckedItem<GateProfile[]>(
  'local:gateProfiles',
  gateProfilesSchema as v.GenericSchema<unknown, GateProfile[]>,
  [],
);

/** Edition of a library too large for pages (see `keepLibrary`); null: it is not. */
export const libraryItem = defineCheckedItem<string | null>('local:library', v.nullable(v.string()), null);

/** Keeps profiles, what the glance needs of them and the looks: in one write, so that a page is told once and finds all. */
export async function keepGateProfiles(gateProfiles: GateProfile[], essayLooks: EssayLook[]): Promise<void> {
  await browser.storage.local.set({ gateProfiles, glances: gateProfiles.map(makeGlanceProfile), essayLooks });
}

/** Keeps in their place what tells pages of a change: `library` when what is looked for did, `libraryLooks` when looks did. */
export async function keepLibrary(library: string, libraryLooks: string): Promise<void> {
  await browser.storage.local.set({ gateProfiles: [], glances: [], essayLooks: [], library, libraryLooks });
}

/** Says that pages find all by themselves again. */
export async function dropLibrary(): Promise<void> {
  await browser.storage.local.remove(['library', 'libraryLooks']);
}
