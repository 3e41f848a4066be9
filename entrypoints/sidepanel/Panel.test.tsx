// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { claimKey } from '@/utils/essays/essay.ts';
import type { PageState } from '@/utils/page/state.ts';
import type { PageView } from '@/utils/panel/watchpage.ts';
import { db } from '@/utils/storage/db.ts';
import { removeNote } from '@/utils/storage/bin.ts';
import { installEssay } from '@/utils/storage/essays.ts';
import { saveNote } from '@/utils/storage/savenote.ts';
import { settingsItem } from '@/utils/storage/settings.ts';
import { recordSighting } from '@/utils/storage/sightings.ts';
import { Panel } from './Panel.tsx';

const unkept = (id: string, start: number) => ({
  id,
  essay: 'e',
  claim: id,
  relation: 'agrees' as const,
  score: 0.5,
  quote: { exact: 'Reefs die.', prefix: '', suffix: '', start, end: start + 10 },
  why: { sentence: [], claim: [] },
  verdict: null,
});

const VIEW: PageView = {
  tab: 7,
  state: { kind: 'matched', themes: [], total: 9 },
  title: 'News of the day',
  host: 'example.org',
  report: {
    page: 'https://example.org/a',
    title: 'News of the day',
    state: { kind: 'matched', themes: [], total: 9 },
    // Two claims on one sentence.
    painted: ['m1', 'm2', 'm3'],
    lost: [],
    unkept: [unkept('m1', 0), unkept('m2', 0), unkept('m3', 40)],
    keepingFails: null,
  },
};

afterEach(async () => {
  await act(() => render(null, document.body));
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('tells of the highlights in the page where nothing that is kept can be read', async () => {
  fakeBrowser.reset();
  vi.stubGlobal('browser', { ...fakeBrowser, extension: { inIncognitoContext: true } });
  vi.spyOn(db.essays, 'toArray').mockRejectedValue(
    Object.assign(new Error('no mutations'), { name: 'InvalidStateError' }),
  );
  await act(() => render(<Panel view={signal(VIEW)} />, document.body));
  await vi.waitFor(() => expect(document.querySelector('main h2')?.textContent).toBe('What is kept cannot be read'));
  expect(document.querySelector('.page-state')?.textContent).toBe('2 highlights in the page');
  expect(document.querySelector('main')?.textContent).toContain('This is a private window');
});

it.each<PageState>([
  { kind: 'off-theme', themes: [] },
  { kind: 'not-article', reason: 'too-short' },
  { kind: 'other-language', language: 'de' },
])(
  'lists what the reader said on a page that is not matched, and nothing of earlier readings: $kind',
  async (state) => {
    fakeBrowser.reset();
    await Promise.all(db.tables.map((table) => table.clear()));
    const page = 'https://example.org/a';
    const claims = ['said', 'found'].map((id) => ({ id, theme: 't', text: `The claim ${id}.` }));
    await installEssay({ id: 'e', title: 'Ours', author: 'A', themes: [{ id: 't', label: 'Reefs' }], claims });
    const time = '2026-01-01T00:00:00.000Z';
    const kept = (id: string, start: number) => ({
      ...unkept(id, start),
      page,
      claimKey: claimKey({ essay: 'e', claim: id }),
      firstSeen: time,
      lastSeen: time,
      verdictAt: null,
    });
    await db.matches.bulkPut([
      { ...kept('said', 0), verdict: 'agrees' },
      { ...kept('found', 40), score: 1 },
    ]);
    const report = { ...VIEW.report!, state, painted: ['said'], unkept: [] };
    await act(() => render(<Panel view={signal({ ...VIEW, state, report })} />, document.body));
    await vi.waitFor(() => expect(document.querySelector('[data-match=said]')).not.toBeNull());
    expect(document.querySelector('[data-match=said] button')?.textContent).toBe('Undo');
    expect(document.querySelector('[data-match=found]')).toBeNull();
    expect(document.body.textContent).not.toContain('Nothing of this page was kept');
  },
);

it('says that a verdict was not kept', async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
  const claims = ['m1', 'm2', 'm3'].map((id) => ({ id, theme: 't', text: `The claim ${id}.` }));
  await installEssay({ id: 'e', title: 'Ours', author: 'A', themes: [{ id: 't', label: 'Reefs' }], claims });
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockRejectedValue(new Error('no room'));
  await act(() => render(<Panel view={signal(VIEW)} />, document.body));
  await vi.waitFor(() => expect(document.querySelector('[data-match=m1]')).not.toBeNull());
  await act(() => document.querySelector<HTMLButtonElement>('[data-match=m1] .verdicts button')!.click());
  await vi.waitFor(() =>
    expect(document.querySelector('[role=alert]')?.textContent).toBe('Your verdict could not be kept. Try again.'),
  );
});

it('says that a switch was not kept', async () => {
  fakeBrowser.reset();
  await act(() => render(<Panel view={signal(VIEW)} />, document.body));
  const on = () => document.querySelector<HTMLInputElement>('.panel-controls [role=switch]');
  await vi.waitFor(() => expect(on()).not.toBeNull());
  vi.spyOn(settingsItem, 'setValue').mockRejectedValueOnce(new Error('quota exceeded'));
  await act(() => on()!.click());
  await vi.waitFor(() => expect(document.querySelector('[role=alert]')?.textContent).toContain('no room left'));
});

it('says of a page off the themes what is kept of it: nothing, notes, or what was met there before', async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ incognito: false } as never);
  await Promise.all(db.tables.map((table) => table.clear()));
  const themes = [{ id: 't', label: 'Reefs' }];
  await installEssay({
    id: 'e',
    title: 'Ours',
    author: 'A',
    themes,
    claims: [{ id: 'c', theme: 't', text: 'It is.' }],
  });
  const state: PageState = { kind: 'off-theme', themes: [] };
  const report = { ...VIEW.report!, state, painted: [], unkept: [] };
  await act(() => render(<Panel view={signal({ ...VIEW, state, report })} />, document.body));
  const says = (words: string) =>
    vi.waitFor(() =>
      expect(document.querySelector('main h2 + p')?.textContent).toBe(`${words}Throughline looked for:`),
    );
  await says('Nothing of this page was kept. ');
  const time = '2026-01-01T00:00:00.000Z';
  const target = { kind: 'page', page: report.page } as const;
  await saveNote({ id: 'n', target, text: 'Hm.', tags: [], created: time, modified: time });
  await vi.waitFor(async () => expect(await db.pages.get(report.page)).toMatchObject({ visits: 0 }));
  await says('Only your notes on this page are kept. ');
  // Its title is there until the note cannot be brought back.
  await removeNote('n');
  await says('');
  await db.pages.clear();
  await says('Nothing of this page was kept. ');
  await recordSighting({ page: report.page, title: 'News', themes: [], matches: [] });
  await says('');
});

it.each<PageView['state']>([
  { kind: 'not-article', reason: 'pdf' },
  { kind: 'no-access', reason: 'pdf' },
])('leads from a PDF to where its text can be pasted: $kind', async (state) => {
  fakeBrowser.reset();
  vi.stubGlobal('browser', fakeBrowser);
  await Promise.all(db.tables.map((table) => table.clear()));
  const opened = vi.spyOn(fakeBrowser.tabs, 'create');
  await act(() => render(<Panel view={signal({ ...VIEW, state, report: null })} />, document.body));
  const button = await vi.waitFor(() => {
    const found = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Paste its text');
    expect(found).toBeDefined();
    return found!;
  });
  await act(() => button.click());
  expect(opened).toHaveBeenCalledWith({ url: fakeBrowser.runtime.getURL('/library.html#add') });
});

it('lists the first themes of many essays, each once, and the others where they are asked for', async () => {
  fakeBrowser.reset();
  vi.stubGlobal('browser', fakeBrowser);
  await Promise.all(db.tables.map((table) => table.clear()));
  for (const id of ['a', 'b', 'c']) {
    const themes = ['Comets', ...[1, 2, 3].map((n) => `Reefs ${id}${n}`)].map((label, i) => ({ id: `t${i}`, label }));
    const claims = [{ id: 'c', theme: 't0', text: 'It is.' }];
    await installEssay({ id, title: id, author: 'A', themes, claims });
  }
  const state: PageState = { kind: 'off-theme', themes: [] };
  const report = { ...VIEW.report!, state, painted: [], unkept: [] };
  await act(() => render(<Panel view={signal({ ...VIEW, state, report })} />, document.body));
  const listed = () => [...document.querySelectorAll('main li')].map(({ textContent }) => textContent);
  await vi.waitFor(() => expect(new Set(listed()).size).toBe(10));
  expect(listed()).toHaveLength(10);
  expect(document.querySelectorAll('main details li')).toHaveLength(2);
  expect(document.querySelector('main summary')?.textContent).toBe('2 more themes');
});
