// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Essay } from '@/utils/essays/essay.ts';
import { MOST_CLAIMS } from '@/utils/essays/parse.ts';
import { db } from '@/utils/storage/db.ts';
import { startEssayDraft } from '@/utils/storage/essaydrafts.ts';
import { AddClaim } from './AddClaim.tsx';
import { saveOwnEssay } from '@/utils/storage/ownessays.ts';
import { ESSAY, setEditorStage } from './editorstage.ts';
import { SaveBar } from './SaveBar.tsx';
import { type EssayEditor, useEditor } from './useeditor.ts';

vi.mock('@/utils/storage/ownessays.ts', { spy: true });

setEditorStage();

it('saves a new essay once, however often the button is pressed', async () => {
  location.hash = '#draft';
  const draft = await startEssayDraft(ESSAY);
  const Tab = () => <SaveBar editor={useEditor({ draft, start: ESSAY, base: null, editing: null })} editing={null} />;
  await act(() => render(<Tab />, document.body));
  const save = document.querySelector<HTMLButtonElement>('.primary')!;
  // What is kept for pages takes its time.
  const { promise: kept, resolve: keep } = Promise.withResolvers<void>();
  const set = fakeBrowser.storage.local.set;
  vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation(async (items) => {
    if ('gateProfiles' in items) await kept;
    await set(items);
  });
  await act(() => save.click());
  await vi.waitFor(async () => expect(await db.essays.count()).toBe(1));
  await act(() => save.click());
  keep();
  await vi.waitFor(() => expect(location.hash).toBe('#essays'));
  expect(await db.essays.toCollection().primaryKeys()).toEqual(['reefs']);
});

/** Renders the bar of a draft of `essay`; answers its editor, and what is said aloud at once. */
async function openBar(essay: Essay) {
  const draft = await startEssayDraft(essay);
  let editor: EssayEditor;
  const Tab = () => {
    editor = useEditor({ draft, start: essay, base: null, editing: null });
    return <SaveBar editor={editor} editing={null} />;
  };
  await act(() => render(<Tab />, document.body));
  return { now: () => editor, alarm: () => document.querySelector('[role="alert"]')?.textContent };
}

it('says why a step was refused, until another one is taken, and never that it was done', async () => {
  const { now, alarm } = await openBar(ESSAY);
  const wording = (text: string) => ({ kind: 'say', claim: 'c1', wording: { relation: 'same', text } }) as const;
  let answer: string | null = null;
  await act(() => void (answer = now().edit(wording('Reefs die.'), { say: 'Added.' })));
  expect([answer, alarm(), now().said]).toEqual([alarm(), 'The claim has this wording already.', '']);
  await act(() => void (answer = now().edit(wording('Coral dies.'), { say: 'Added.' })));
  expect([answer, alarm(), now().said]).toEqual([null, '', 'Added.']);
});

it('says aloud that the draft could not be kept', async () => {
  const { now, alarm } = await openBar(ESSAY);
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('Disk full'));
  await act(() => void now().edit({ kind: 'reword', claim: 'c1', text: 'Reefs are dying.' }));
  await vi.waitFor(() => expect(alarm()).toContain('could not be kept'), { timeout: 5_000 });
  vi.restoreAllMocks();
});

it('does not save without a claim that was typed and refused, until its field is given up', async () => {
  location.hash = '#draft';
  const claims = Array.from({ length: MOST_CLAIMS }, (_, i) => ({ id: `c${i}`, theme: 't', text: `Reef ${i} dies.` }));
  const full = { ...ESSAY, claims };
  const draft = await startEssayDraft(full);
  const Tab = () => {
    const editor = useEditor({ draft, start: full, base: null, editing: null });
    return (
      <>
        <AddClaim theme={ESSAY.themes[0]!} editor={editor} />
        <SaveBar editor={editor} editing={null} />
      </>
    );
  };
  await act(() => render(<Tab />, document.body));
  await act(() => document.querySelector<HTMLButtonElement>('button.quiet')!.click());
  const field = document.querySelector('input')!;
  field.value = 'Coral dies.';
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  const save = document.querySelector<HTMLButtonElement>('.primary')!;
  vi.mocked(saveOwnEssay).mockClear();
  for (const press of [1, 2]) {
    await act(() => field.blur());
    await act(() => save.click());
    expect(document.querySelector('[role="alert"]')?.textContent?.trim(), `press ${press}`).toBe(
      'An essay has 200 claims at most.',
    );
    expect(document.querySelector('input')?.value).toBe('Coral dies.');
    expect(saveOwnEssay).not.toHaveBeenCalled();
  }
  await act(() => void field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
  await act(() => save.click());
  await vi.waitFor(() => expect(location.hash).toBe('#essays'));
});
