// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '@/utils/storage/db.ts';
import { ClaimPage } from './ClaimPage.tsx';
import { EditPage } from './editor/EditPage.tsx';

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(db.essays, 'get').mockRejectedValue(new DOMException('torn', 'UnknownError'));
});
afterEach(async () => {
  await act(() => render(null, document.body));
  vi.restoreAllMocks();
});

it.each([
  ['a claim', <ClaimPage claim={{ essay: 'e', claim: 'c' }} />],
  ['an essay to edit', <EditPage essay="e" />],
])('says of %s that what is kept cannot be read, and does not stay blank', async (_, page) => {
  await act(() => render(page, document.body));
  await vi.waitFor(() => expect(document.querySelector('h2')?.textContent).toBe('What is kept cannot be read'));
  expect(document.querySelector('h1')).not.toBeNull();
});
