import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Essay } from '@/utils/essays/essay.ts';
import { wipe } from '@/utils/storage/restorestage.ts';

/** What tests of the editor edit. */
export const ESSAY: Essay = {
  id: 'reefs',
  title: 'Reefs',
  author: 'A',
  themes: [{ id: 't', label: 'T' }],
  claims: [
    { id: 'c1', theme: 't', text: 'Reefs die.' },
    { id: 'c2', theme: 't', text: 'Nets kill coral.' },
  ],
};

/** Before each test of the file that calls it: nothing is kept, and there is what jsdom lacks of the window. */
export function setEditorStage(): void {
  beforeEach(async () => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        disconnect() {}
      },
    );
    await wipe();
  });
  afterEach(() => act(() => render(null, document.body)));
}
