import 'fake-indexeddb/auto';
import { browser } from '#imports';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '../storage/db.ts';
import { listEssays } from '../storage/essays.ts';
import { keepLibrary } from '../storage/gateprofiles.ts';
import { installBuiltInEssays, recoverEssays, startInOpenTabs } from './install.ts';

const script = {
  matches: ['https://*/*'],
  js: ['content-scripts/page.js'],
  css: ['content-scripts/page.css'],
};

/** What was done in which tab, in order. */
let done: string[];

beforeEach(() => {
  fakeBrowser.reset();
  // Under Vitest it is the text "false", which counts as true.
  vi.stubEnv('FIREFOX', '');
  done = [];
  const act =
    (name: string) =>
    async ({ target: { tabId }, files, args }: { target: { tabId: number }; files?: string[]; args?: string[] }) => {
      if (tabId === 7) throw new Error('Cannot access contents of the page.');
      done.push(`${tabId} ${name} ${(files ?? args)?.join()}`);
    };
  for (const [method, name] of [
    ['removeCSS', 'remove'],
    ['insertCSS', 'insert'],
    ['executeScript', 'run'],
  ] as const) {
    vi.spyOn(browser.scripting, method).mockImplementation(act(name) as never);
  }
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ content_scripts: [script] } as never);
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 7 }, { id: 8 }] as never);
});

it('gives open tabs the styles once and the script after them, whatever another tab refuses', async () => {
  await startInOpenTabs();
  expect(done).toEqual([
    '8 run throughline-started',
    '8 remove content-scripts/page.css',
    '8 insert content-scripts/page.css',
    '8 run content-scripts/page.js',
  ]);
  expect(browser.tabs.query).toHaveBeenCalledWith({ url: script.matches, discarded: false });
});

it('starts scripts that have no styles', async () => {
  vi.mocked(browser.runtime.getManifest).mockReturnValue({ content_scripts: [{ ...script, css: [] }] } as never);
  await startInOpenTabs();
  expect(done).toEqual(['8 run throughline-started', '8 run content-scripts/page.js']);
});

it('installs the built-in essays anew when the database was deleted, and not before they were ever installed', async () => {
  const essay = { id: 'b', title: 'Ours', author: 'A', themes: [], claims: [] };
  vi.stubGlobal('fetch', async () => ({ json: async () => essay }));
  await recoverEssays();
  expect(await listEssays()).toEqual([]);
  await installBuiltInEssays();
  await db.essays.clear();
  await recoverEssays();
  expect((await listEssays()).map(({ id, builtIn }) => [id, builtIn])).toEqual([['b', true]]);
  // So many that pages are not handed them.
  await keepLibrary('edition', 'looks');
  await db.essays.clear();
  await recoverEssays();
  expect(await listEssays()).toHaveLength(1);
  vi.unstubAllGlobals();
});
