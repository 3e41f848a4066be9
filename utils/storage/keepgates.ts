import { browser } from '#imports';
import type { Essay } from '../essays/essay.ts';
import type { EssayLook } from '../essays/look.ts';
import type { GateProfile } from '../matching/gate.ts';
import { buildGateProfile } from '../matching/gateprofile.ts';
import { hash53 } from '../matching/hash.ts';
import { dropLibrary, keepGateProfiles, keepLibrary, libraryItem } from './gateprofiles.ts';
import { clearLibrary, readLibrary, type ShelvedEssay, writeLibrary } from './library.ts';

/**
 * Essays whose gates each page is handed: some 3 KB to read and 0.13 ms to glance for each, so 13 ms in one task of a page
 * (1,000 essays: 3.3 MB and 130 ms). Of more the background keeps an index, and is asked.
 */
export const MOST_IN_PAGES = 100;

type LookedFor = Essay & EssayLook;

/** Keeps what pages need to look for these essays: with each page, or where they are many in the background's library. */
export async function keepGates(essays: LookedFor[], mostInPages = MOST_IN_PAGES): Promise<void> {
  if (essays.length <= mostInPages) {
    await keepGateProfiles(essays.map(profileOf), essays.map(lookOf));
    if ((await libraryItem.getValue()) === null) return;
    await dropLibrary();
    return clearLibrary();
  }
  // An essay's profile takes milliseconds: of a thousand essays only those that changed get theirs anew.
  const known = new Map((await readLibrary()).essays.map((each) => [each.essay, each]));
  const shelved = essays.map((essay): ShelvedEssay => {
    const source = sourceOf(essay);
    const kept = known.get(essay.id);
    const profile = kept?.source === source ? kept.profile : profileOf(essay);
    return { essay: essay.id, source, profile, look: lookOf(essay) };
  });
  const edition = hash(shelved.map(({ essay, source }) => [essay, source]));
  await writeLibrary(edition, shelved);
  await keepLibrary(edition, hash(shelved.map(({ look }) => look)));
}

function profileOf(essay: LookedFor): GateProfile {
  return { ...buildGateProfile(essay), edition: editionOf(essay) };
}

function lookOf({ id, colour, sensitivity }: LookedFor): EssayLook {
  return { id, colour, ...(sensitivity && { sensitivity }) };
}

/** Changes whenever what is matched changes, so that open pages ask anew. */
function editionOf({ claims }: Essay): string {
  return hash(claims.map(({ id, text, wordings }) => [id, text, wordings]));
}

/** Changes whenever a profile could: with the essay, and with the build that makes it. */
function sourceOf({ title, themes, claims }: Essay): string {
  return hash([browser.runtime.getManifest().version, title, themes, claims]);
}

function hash(content: unknown): string {
  return hash53(JSON.stringify(content));
}
