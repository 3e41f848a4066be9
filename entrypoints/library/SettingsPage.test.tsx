// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { wipe } from '@/utils/storage/restorestage.ts';
import { SettingsPage } from './SettingsPage.tsx';

beforeEach(() => wipe());
afterEach(() => act(() => render(null, document.body)));

it('says what the menu could not do, where it can be done', async () => {
  await act(() => render(<SettingsPage problem="unsilenced" />, document.body));
  await vi.waitFor(() => expect(document.querySelector('h1 + [role=alert]')?.textContent).toContain('Silenced sites'));
  await act(() => render(<SettingsPage />, document.body));
  expect(document.querySelector('h1 + [role=alert]')).toBeNull();
});
