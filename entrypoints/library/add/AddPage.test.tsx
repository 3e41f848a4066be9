// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askPageText, listReadableTabs } from '@/utils/library/askpagetext.ts';
import { db } from '@/utils/storage/db.ts';
import { listEssayDrafts } from '@/utils/storage/essaydrafts.ts';
import { AddPage } from './AddPage.tsx';

vi.mock('@/utils/library/askpagetext.ts', { spy: true });

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});
afterEach(() => act(() => render(null, document.body)));

it('begins one draft of a pasted essay, however often the button is pressed', async () => {
  location.hash = '#add';
  await act(() => render(<AddPage problem={null} />, document.body));
  const field = document.querySelector('textarea')!;
  field.value = 'Save the reefs\n\nBy Ann Writer\n\nThe reefs of the bay must be left alone for ten years at least.';
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  const find = document.querySelector<HTMLButtonElement>('.button.primary')!;
  await act(() => find.click());
  await act(() => find.click());
  await vi.waitFor(() => expect(location.hash).toContain('draft'));
  expect(await listEssayDrafts()).toHaveLength(1);
});

it('says that there is no room where the draft of an open page cannot be kept', async () => {
  vi.mocked(listReadableTabs).mockResolvedValue([{ id: 7, title: 'Op-ed', page: null }]);
  vi.mocked(askPageText).mockResolvedValue({
    kind: 'text',
    text: {
      title: 'Op-ed',
      url: 'https://news.example/op-ed',
      byline: null,
      language: 'en',
      publication: {},
      blocks: [{ kind: 'paragraph', text: 'The reefs of the bay must be left alone for ten years at least.' }],
    },
  });
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('Resource::kQuotaBytes quota exceeded'));
  await act(() => render(<AddPage problem={null} />, document.body));
  const button = () =>
    [...document.querySelectorAll('button')].filter(({ textContent }) => textContent === 'Find its claims')[1];
  await vi.waitFor(() => expect(button()).toBeDefined());
  await act(() => button()!.click());
  await vi.waitFor(() => expect(document.querySelector('[role=alert]')?.textContent).toContain('no room left'));
  vi.restoreAllMocks();
});
