// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '@/utils/storage/db.ts';
import { installEssay } from '@/utils/storage/essays.ts';
import { gatherNotedWords } from '@/utils/storage/listsightings.ts';
import { FoundElsewhere } from './FoundElsewhere.tsx';

const ESSAY = {
  id: 'own',
  title: 'After the guarantee',
  author: 'A. Author',
  text: `${'It rained on the harbour. '.repeat(30)}Then Vučić spoke of <b>grain</b> and left.`,
  themes: [{ id: 't', label: 'War' }],
  claims: [
    {
      id: 'c',
      theme: 't',
      text: 'Europe arms itself.',
      wordings: [
        { relation: 'same' as const, text: 'The continent rearms.' },
        { relation: 'dispute' as const, text: 'Nobody on the continent buys tanks.' },
      ],
    },
  ],
  retired: [{ id: 'gone', text: 'Warsaw hesitates.' }],
};

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
  await installEssay(ESSAY);
});
afterEach(() => act(() => render(null, document.body)));

const search = (query: string) =>
  act(() => render(<FoundElsewhere query={query} filter={{}} noted={gatherNotedWords([])} alone />, document.body));
const sections = () => [...document.querySelectorAll('summary')].map(({ textContent }) => textContent);
const items = (summary: string) =>
  [...document.querySelectorAll('details')]
    .filter((section) => section.querySelector('summary')?.textContent?.startsWith(summary))
    .flatMap((section) => [...section.querySelectorAll('li')]);

it.each([
  ['guarantee', ['Essays 1', 'Claims 2']],
  ['author guarant', ['Essays 1', 'Claims 2']],
  ['vucic grain', ['Essays 1']],
  ['harbour', ['Essays 1']],
  ['tanks', ['Claims 1']],
  ['hesitates', ['Claims 1']],
])('finds essays, wordings and claims that were taken out by %j', async (query, found) => {
  await search(query);
  await vi.waitFor(() => expect(sections()).toEqual(found));
});

it('shows the passage of an essay that has the words, as text and with the words marked, and leads to the essay', async () => {
  await search('grain');
  const [item] = await vi.waitFor(() => (items('Essays').length > 0 ? items('Essays') : expect.fail('nothing found')));
  expect(item?.querySelector('a')?.getAttribute('href')).toBe('#edit/own');
  const passage = item!.querySelector('blockquote')!;
  expect(passage.textContent).toMatch(/^….*Then Vučić spoke of <b>grain<\/b> and left\.$/);
  expect([...passage.children].map(({ outerHTML }) => outerHTML)).toEqual(['<mark class="sought">grain</mark>']);
});

it('shows an essay that was found by its title without a passage, and the built-in where it has no editor', async () => {
  await installEssay({ ...ESSAY, id: 'built', title: 'Other', text: undefined }, { builtIn: true });
  await search('other');
  await vi.waitFor(() => expect(sections()).toContain('Essays 1'));
  expect(items('Essays')[0]?.querySelector('a')?.getAttribute('href')).toBe('#essays');
  expect(items('Essays')[0]?.querySelector('blockquote')).toBeNull();
});

it('shows the wording that a claim was found by, and no other', async () => {
  await search('continent tanks');
  await vi.waitFor(() => expect(sections()).toEqual(['Claims 1']));
  expect(items('Claims')[0]?.textContent).toContain('Denied as: Nobody on the continent buys tanks.');
  await search('europe');
  await vi.waitFor(() =>
    expect(items('Claims')[0]?.textContent).toBe('Europe arms itself.After the guarantee, A. Author'),
  );
});

it('says of a claim that was taken out that it was', async () => {
  await search('hesitates');
  await vi.waitFor(() => expect(sections()).toEqual(['Claims 1']));
  expect(items('Claims')[0]?.querySelector('a')?.getAttribute('href')).toBe('#claim/own/gone');
  expect(items('Claims')[0]?.textContent).toContain('no longer in the essay');
});

it('shows a portion of many, and the others when asked; another search begins anew', async () => {
  const claims = Array.from({ length: 120 }, (_, i) => ({ id: `c${i}`, theme: 't', text: `Coral number ${i} dies.` }));
  await installEssay({ ...ESSAY, id: 'many', claims });
  await search('coral');
  await vi.waitFor(() => expect(sections()).toEqual(['Claims over 100']));
  expect(items('Claims')).toHaveLength(50);
  const more = () => document.querySelector<HTMLButtonElement>('.more');
  expect(more()?.textContent).toBe('Show 50 more');
  await act(() => more()!.click());
  await vi.waitFor(() => expect(sections()).toEqual(['Claims 120']));
  expect(items('Claims')).toHaveLength(100);
  expect(more()?.textContent).toBe('Show 20 more');
  await act(() => more()!.click());
  expect(items('Claims')).toHaveLength(120);
  expect(more()).toBeNull();
  await search('coral dies');
  await vi.waitFor(() => expect(items('Claims')).toHaveLength(50));
});
