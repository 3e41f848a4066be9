import 'fake-indexeddb/auto';
import { browser } from '#imports';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '../storage/db.ts';
import { listEssays, refreshGateProfiles } from '../storage/essays.ts';
import { keepLibrary } from '../storage/gateprofiles.ts';
import { MOST_IN_PAGES } from '../storage/keepgates.ts';
import { clearLibrary, readLibrary } from '../storage/library.ts';
import {
  installBuiltInEssays,
  recoverEssays,
  startAfterEnabling,
  startInOpenTabs,
  takeOverOpenTabs,
} from './install.ts';

const script = {
  matches: ['https://*/*'],
  js: ['content-scripts/page.js'],
  css: ['content-scripts/page.css'],
};

/** What was done in which tab, in order. */
let done: string[];

/** What comes of an attempt on tab 7. */
let reach: () => Promise<void>;

/** Tabs with a script of this run that is at work. */
let atWork: number[];

beforeEach(() => {
  fakeBrowser.reset();
  // Under Vitest it is the text "false", which counts as true.
  vi.stubEnv('FIREFOX', '');
  done = [];
  atWork = [];
  reach = async () => {
    throw new Error('Cannot access contents of the page.');
  };
  const act =
    (name: string) =>
    async ({ target: { tabId }, files, args }: { target: { tabId: number }; files?: string[]; args?: string[] }) => {
      if (tabId === 7) await reach();
      done.push(`${tabId} ${name} ${(files ?? args)?.join()}`);
      return args ? [{ frameId: 0, result: atWork.includes(tabId) }] : [];
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

it('starts in a tab while another, never done loading or in an alert, neither takes the script nor refuses it', async () => {
  reach = () => new Promise(() => {});
  void startInOpenTabs();
  await vi.waitFor(() => expect(done.at(-1)).toBe('8 run content-scripts/page.js'));
  expect(done).toHaveLength(4);
});

it('starts no second script in a tab that has one', async () => {
  atWork = [8];
  await startInOpenTabs();
  expect(done).toEqual(['8 run throughline-started']);
});

it('says nothing that a page can hear where a script of ours is at work', async () => {
  await startInOpenTabs();
  const { func, args } = vi.mocked(browser.scripting.executeScript).mock.calls[0]![0] as unknown as {
    func: (type: string) => boolean;
    args: [string];
  };
  const page = new EventTarget();
  const heard = vi.fn();
  page.addEventListener(args[0], heard);
  vi.stubGlobal('document', page);
  expect(func(...args)).toBe(false);
  expect(heard).toHaveBeenCalledTimes(1);
  vi.stubGlobal('throughlineEnd', () => {});
  expect(func(...args)).toBe(true);
  expect(heard).toHaveBeenCalledTimes(1);
  vi.unstubAllGlobals();
});

it('starts in open tabs once the extension is switched on again, and not each time the background does', async () => {
  const all = ['8 run throughline-started', '8 run content-scripts/page.js'];
  vi.mocked(browser.runtime.getManifest).mockReturnValue({ content_scripts: [{ ...script, css: [] }] } as never);
  await startAfterEnabling();
  expect(done).toEqual(all);
  await startAfterEnabling();
  expect(done).toEqual(all);
  // What the browser does where an extension is switched off.
  await browser.storage.session.clear();
  await startAfterEnabling();
  expect(done).toEqual([...all, ...all]);
});

it('leaves the open tabs to an install, which has to bring the essays first', async () => {
  await takeOverOpenTabs();
  await startAfterEnabling();
  expect(done).toEqual([]);
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

it('makes the large library anew where only its database was lost, and else leaves it alone', async () => {
  await db.essays.clear();
  const claims = [{ id: 'c', theme: 't', text: 'The reef must be saved.' }];
  const essay = { title: 'Ours', author: 'A', themes: [{ id: 't', label: 'Reefs' }], claims, builtIn: false };
  const stored = { ...essay, enabled: true, added: '2026-01-01T00:00:00Z', modified: '2026-01-01T00:00:00Z' };
  await db.essays.bulkPut(Array.from({ length: MOST_IN_PAGES + 1 }, (_, i) => ({ ...stored, id: `e${i}` })));
  await refreshGateProfiles();
  const { edition } = await readLibrary();
  expect(edition).not.toBeNull();
  await clearLibrary();
  await recoverEssays();
  expect(await readLibrary()).toMatchObject({ edition, essays: { length: MOST_IN_PAGES + 1 } });
  const writing = vi.spyOn(browser.storage.local, 'set');
  await recoverEssays();
  expect(writing).not.toHaveBeenCalled();
});
