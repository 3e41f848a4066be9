// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '@/utils/storage/db.ts';
import { listEssayDrafts } from '@/utils/storage/essaydrafts.ts';
import { AddPage } from './AddPage.tsx';

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
