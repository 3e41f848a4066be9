// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '@/utils/storage/db.ts';
import { listEssayDrafts } from '@/utils/storage/essaydrafts.ts';
import { installEssay } from '@/utils/storage/essays.ts';
import { saveNote } from '@/utils/storage/savenote.ts';
import { recordSighting } from '@/utils/storage/sightings.ts';
import { EssaysPage } from './EssaysPage.tsx';

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.restoreAllMocks();
});

it.each([
  [2, false],
  [3, true],
])('of %i essays, claims are folded away: %j', async (count, folded) => {
  const claims = [{ id: 'c', theme: 't', text: 'Europe arms itself.' }];
  for (let i = 0; i < count; i += 1)
    await installEssay({ id: `e${i}`, title: `T${i}`, author: 'A.', themes: [{ id: 't', label: 'War' }], claims });
  await act(() => render(<EssaysPage />, document.body));
  await vi.waitFor(() => expect(document.querySelectorAll('.essay-theme a')).toHaveLength(count));
  const closed = document.querySelectorAll('.essay details:not([open]) .essay-theme');
  expect(closed).toHaveLength(folded ? count : 0);
});

it('keeps what turns the direction of writing apart from what stands beside it', async () => {
  const publication = { name: 'סוף \u202e', date: '2026-03-01' };
  const claims = [{ id: 'c', theme: 't', text: 'Europe arms itself.' }];
  await installEssay({ id: 'e', title: 'T', author: 'A.', publication, themes: [{ id: 't', label: 'War' }], claims });
  await act(() => render(<EssaysPage />, document.body));
  const apart = () => [...document.querySelectorAll('.essay-author bdi')].map(({ textContent }) => textContent);
  await vi.waitFor(() => expect(apart()).toEqual(['A.', publication.name, publication.date]));
});

it.each([
  [100, false],
  [101, true],
])('of %i essays, says that a page is read for the nearest only: %j', async (count, said) => {
  const claims = [{ id: 'c', theme: 't', text: 'Europe arms itself.' }];
  await installEssay({ id: 'e', title: 'T', author: 'A.', themes: [{ id: 't', label: 'War' }], claims });
  // Put down, not installed: the gates of so many lie in a cache that jsdom lacks.
  const [one] = await db.essays.toArray();
  await db.essays.bulkPut(Array.from({ length: count - 1 }, (_, i) => ({ ...one!, id: `e${i}` })));
  await act(() => render(<EssaysPage />, document.body));
  await vi.waitFor(() => expect(document.querySelectorAll('section.essay')).toHaveLength(count));
  expect(document.body.textContent.includes('nearest to it')).toBe(said);
});

it.each([
  ['a claim', { kind: 'claim' as const, essay: 'e', claim: 'c' }],
  ['a claim that was taken out', { kind: 'claim' as const, essay: 'e', claim: 'gone' }],
])('offers a digest of an essay on which nothing was met but %s was noted', async (_, target) => {
  const claims = [{ id: 'c', theme: 't', text: 'Europe arms itself.' }];
  const retired = [{ id: 'gone', text: 'Europe disarms.' }];
  for (const id of ['e', 'other'])
    await installEssay({ id, title: id, author: 'A.', themes: [{ id: 't', label: 'War' }], claims, retired });
  const time = '2026-01-01T00:00:00.000Z';
  await saveNote({ id: 'n', target, text: 'Hm.', tags: [], created: time, modified: time });
  await act(() => render(<EssaysPage />, document.body));
  const withDigest = () =>
    [...document.querySelectorAll('section.essay')]
      .filter((section) => section.textContent.includes('Digest'))
      .map((section) => section.getAttribute('aria-label'));
  await vi.waitFor(() => expect(withDigest()).toEqual(['e']));
});

it('offers a digest of an essay of which only a claim that was taken out was met', async () => {
  const claims = [{ id: 'c', theme: 't', text: 'Europe arms itself.' }];
  const retired = [{ id: 'gone', text: 'Europe disarms.' }];
  await installEssay({ id: 'e', title: 'T', author: 'A.', themes: [{ id: 't', label: 'War' }], claims, retired });
  const quote = { exact: 'No arms.', prefix: '', suffix: '', start: 0, end: 8 };
  await recordSighting({
    page: 'https://example.org/',
    title: 'News',
    themes: [],
    matches: [{ essay: 'e', claim: 'gone', relation: 'agrees', score: 1, quote, why: { sentence: [], claim: [] } }],
  });
  await act(() => render(<EssaysPage />, document.body));
  await vi.waitFor(() => expect(document.querySelector('section.essay')?.textContent).toContain('Digest'));
});

it.each([
  ['its text', { text: 'Europe arms itself, at last.' }, true],
  ['a claim that was taken out', { retired: [{ id: 'gone', text: 'Europe disarms.' }] }, true],
  ['nothing', {}, false],
])('says at “Export” that %s is not in the file', async (_what, more, said) => {
  const claims = [{ id: 'c', theme: 't', text: 'Europe arms itself.' }];
  await installEssay({ id: 'e', title: 'T', author: 'A.', themes: [{ id: 't', label: 'War' }], claims, ...more });
  await act(() => render(<EssaysPage />, document.body));
  const button = () => document.querySelector('[aria-label="Export: T"]');
  await vi.waitFor(() => expect(button()).not.toBeNull());
  const hint = document.getElementById(button()!.getAttribute('aria-describedby') ?? 'none');
  expect(hint?.textContent.includes('“Export everything” keeps all') ?? false).toBe(said);
});

it('copies an essay to edit once, however often the button is pressed', async () => {
  const claims = [{ id: 'c', theme: 't', text: 'Europe arms itself.' }];
  const essay = { id: 'e', title: 'T', author: 'A.', themes: [{ id: 't', label: 'War' }], claims };
  await installEssay(essay, { builtIn: true });
  location.hash = '#essays';
  await act(() => render(<EssaysPage />, document.body));
  const copy = () => document.querySelector<HTMLButtonElement>('[aria-label="Copy to edit: T"]');
  await vi.waitFor(() => expect(copy()).not.toBeNull());
  await act(() => copy()!.click());
  await act(() => copy()!.click());
  await vi.waitFor(() => expect(location.hash).toContain('draft'));
  expect(await listEssayDrafts()).toHaveLength(1);
});

it.each([
  ['copy', true, '[aria-label="Copy to edit: T"]'],
  ['switch', false, '[role=switch]'],
])('says that there is no room where a %s fails for it', async (_what, builtIn, control) => {
  const claims = [{ id: 'c', theme: 't', text: 'Europe arms itself.' }];
  await installEssay({ id: 'e', title: 'T', author: 'A.', themes: [{ id: 't', label: 'War' }], claims }, { builtIn });
  await act(() => render(<EssaysPage />, document.body));
  await vi.waitFor(() => expect(document.querySelector(control)).not.toBeNull());
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('Resource::kQuotaBytes quota exceeded'));
  await act(() => document.querySelector<HTMLElement>(control)!.click());
  const alarm = () => [...document.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent).join('');
  await vi.waitFor(() => expect(alarm()).toContain('no room left'));
});
