// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import type { EssayLook } from '../essays/look.ts';
import type { BrowsingState } from '../storage/browsingstate.ts';
import { DEFAULT_SETTINGS } from '../storage/settings.ts';
import { placeRanges, SENTENCES, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

const looks: EssayLook[] = [{ id: 'e', colour: 'teal' }];

/** A page of a large library, whose looks come when the test says so. */
function slowLooks() {
  const waiting: (() => void)[] = [];
  let stored: BrowsingState = {
    settings: DEFAULT_SETTINGS,
    gateProfiles: [],
    library: 'edition',
    notedPages: [],
    essayLooks: [],
  };
  const readLooks = () => new Promise<EssayLook[]>((resolve) => waiting.push(() => resolve(looks)));
  const findEssays = async () => [{ essay: 'e', onTheme: true, score: 1, themes: [] }];
  const page = setUp({ readBrowsingState: async () => stored }, { large: { findEssays, readLooks } });
  return {
    page,
    waiting,
    set(sensitivity: BrowsingState['settings']['sensitivity']) {
      stored = { ...stored, settings: { ...stored.settings, sensitivity } };
      page.changeLooks([]);
    },
  };
}

it('goes by what the reader set while the looks of a large library were on their way', async () => {
  const { page, waiting, set } = slowLooks();
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  set('fewer');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await vi.waitFor(() => {
    for (const answer of waiting) answer();
    expect(page.session.describe().state.kind).toBe('matched');
  });
  expect(page.painted()).toEqual({ 'throughline-agrees-teal': [SENTENCES[0]] });
});

it('goes by what the reader set last, whichever looks come first', async () => {
  const { page, waiting, set } = slowLooks();
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  waiting[0]!();
  await page.kind('matched');
  expect(Object.keys(page.painted())).toHaveLength(2);
  set('fewer');
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  set('balanced');
  await vi.waitFor(() => expect(waiting).toHaveLength(3));
  waiting[2]!();
  waiting[1]!();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(Object.keys(page.painted())).toHaveLength(2);
});
