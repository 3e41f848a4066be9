// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Essay } from '@/utils/essays/essay.ts';
import { toPack } from '@/utils/essays/pack.ts';
import { MOST_CLAIMS } from '@/utils/essays/parse.ts';
import {
  editDraftId,
  findEssayDraft,
  forgetEssayDraft,
  keepEssayDraft,
  listEssayDrafts,
  startEssayDraft,
} from '@/utils/storage/essaydrafts.ts';
import { findEssay } from '@/utils/storage/essays.ts';
import { saveOwnEssay, takePack } from '@/utils/storage/ownessays.ts';
import { wipe } from '@/utils/storage/restorestage.ts';
import { ESSAY } from './editorstage.ts';
import { type EssayEditor, useEditor } from './useeditor.ts';

let draft: string;
let containers: Element[];

/** Opens the draft as a tab would; answers what stands in the editor at this moment. */
async function openTab(editing: string | null = null): Promise<() => EssayEditor> {
  const found = (await findEssayDraft(draft))!;
  let editor: EssayEditor;
  const Tab = () => {
    const { essay: start, modified: base, from } = found;
    editor = useEditor({ draft, start, base, editing, ...(from && { from }) });
    return <div ref={editor.root} />;
  };
  const container = document.createElement('div');
  containers.push(container);
  await act(() => render(<Tab />, container));
  return () => editor;
}
const reword = (tab: () => EssayEditor, claim: string, text: string) =>
  act(() => void tab().edit({ kind: 'reword', claim, text }));
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms).then(() => {}));
const texts = (essay: Essay | undefined | null) => essay?.claims.map(({ text }) => text);

beforeEach(async () => {
  fakeBrowser.reset();
  containers = [];
  draft = await startEssayDraft(ESSAY);
  vi.useFakeTimers({ now: Date.now() + 1000 });
});
afterEach(async () => {
  for (const container of containers) await act(() => render(null, container));
  vi.useRealTimers();
});

it('follows in one tab what was changed in the other, as a step that can be undone', async () => {
  const [one, other] = [await openTab(), await openTab()];
  await reword(one, 'c1', 'Reefs are dying.');
  await pass(1000);
  expect(texts(other().essay)).toEqual(['Reefs are dying.', 'Nets kill coral.']);
  await reword(other, 'c2', 'Nets destroy coral.');
  await pass(1000);
  expect(texts(one().essay)).toEqual(['Reefs are dying.', 'Nets destroy coral.']);
  expect([one().conflict, other().conflict]).toEqual([null, null]);
  await act(() => one().undo());
  expect(texts(one().essay)).toEqual(['Reefs are dying.', 'Nets kill coral.']);
});

it('knows after undoing what another tab joined to the draft that this is newer, and saves both', async () => {
  vi.useRealTimers();
  await wipe();
  await takePack(ESSAY, ESSAY);
  draft = editDraftId('reefs');
  const mine = { ...ESSAY, title: 'My reefs' };
  const modified = '2026-01-01T00:00:00.000Z';
  await keepEssayDraft({ id: draft, essay: mine, editing: 'reefs', from: toPack(ESSAY), modified });
  const tab = await openTab('reefs');
  const newer: Essay = {
    ...ESSAY,
    version: 2,
    claims: [ESSAY.claims[0]!, { id: 'c2', theme: 't', text: 'Nets break it.' }],
  };
  await act(() => takePack(newer, newer));
  await vi.waitFor(() => expect(texts(tab().essay)).toEqual(['Reefs die.', 'Nets break it.']));
  expect(texts(tab().from)).toEqual(['Reefs die.', 'Nets break it.']);
  await act(() => tab().undo());
  expect([texts(tab().essay), texts(tab().from)]).toEqual([texts(ESSAY), texts(ESSAY)]);
  await saveOwnEssay(tab().essay, 'reefs', tab().from);
  const kept = await findEssay('reefs');
  expect([texts(kept), kept?.title]).toEqual([['Reefs die.', 'Nets break it.'], 'My reefs']);
  await act(() => tab().redo());
  expect(texts(tab().from)).toEqual(['Reefs die.', 'Nets break it.']);
});

it('takes of two claims that are entered at once the one that there is room for, and says why not the other', async () => {
  const theme = ESSAY.themes[0]!.id;
  const claims = Array.from({ length: MOST_CLAIMS - 1 }, (_, i) => ({ id: `c${i}`, theme, text: `Claim ${i}.` }));
  draft = await startEssayDraft({ ...ESSAY, claims });
  const tab = await openTab();
  let refused: (string | null)[] = [];
  await act(() => {
    refused = ['First.', 'Second.'].map((text) => tab().edit({ kind: 'add', id: text, theme, text }));
  });
  expect(refused).toEqual([null, `An essay has ${MOST_CLAIMS} claims at most.`]);
  expect(tab().essay.claims.at(-1)!.text).toBe('First.');
});

/** Both tabs change the draft before either is kept. */
async function disagree() {
  const [one, other] = [await openTab(), await openTab()];
  await reword(one, 'c1', 'Said in one.');
  await pass(200);
  await reword(other, 'c1', 'Said in the other.');
  await pass(1000);
  return [one, other] as const;
}

it('says when both changed it, and keeps both until the reader chooses', async () => {
  const [one, other] = await disagree();
  expect(one().conflict).toBeNull();
  expect(texts(other().conflict?.other)).toEqual(['Said in one.', 'Nets kill coral.']);
  const kept = (await listEssayDrafts()).map(({ essay }) => texts(essay)?.[0]);
  expect(kept.toSorted()).toEqual(['Said in one.', 'Said in the other.']);
});

it.each([
  ['mine', ['Said in the other.'], 'Said in the other.'],
  ['other', ['Said in one.'], 'Said in one.'],
  ['both', ['Said in one.', 'Said in the other.'], 'Said in one.'],
] as const)('keeps %s where the reader says so', async (choice, kept, shown) => {
  const [, other] = await disagree();
  await act(() => other().resolve(choice));
  await pass(1000);
  expect(other().conflict).toBeNull();
  expect(texts(other().essay)?.[0]).toBe(shown);
  expect(texts((await findEssayDraft(draft))?.essay)?.[0]).toBe(kept[0]);
  expect((await listEssayDrafts()).map(({ essay }) => texts(essay)?.[0]).toSorted()).toEqual([...kept]);
});

it('says when the other tab saved or discarded the draft, and goes on only if the reader wants to', async () => {
  const [one, other] = [await openTab(), await openTab()];
  await reword(one, 'c1', 'Said in one.');
  await pass(1000);
  await act(() => one().finish());
  await pass(1000);
  expect(other().conflict).toEqual({ other: null });
  expect(await findEssayDraft(draft)).toBeNull();
  await act(() => other().resolve('mine'));
  await pass(1000);
  expect(texts((await findEssayDraft(draft))?.essay)?.[0]).toBe('Said in one.');
  await forgetEssayDraft(draft);
});

it('hands over at once what was just changed when its tab goes, and nothing that is kept', async () => {
  const tab = await openTab();
  const stored = vi.spyOn(fakeBrowser.storage.local, 'set');
  const leftTexts = () =>
    stored.mock.calls.flatMap(([items]) => Object.entries(items)).filter(([key]) => key.startsWith('left:'));
  window.dispatchEvent(new Event('pagehide'));
  expect(leftTexts()).toEqual([]);
  await reword(tab, 'c1', 'Reefs are dying.');
  window.dispatchEvent(new Event('pagehide'));
  const [[, left] = []] = leftTexts();
  expect(texts((left as { value: { essay: Essay } } | undefined)?.value.essay)?.[0]).toBe('Reefs are dying.');
  await pass(1000);
});

it('loses nothing when a tab is closed before the reader chose', async () => {
  await disagree();
  for (const container of containers) await act(() => render(null, container));
  await pass(1000);
  const kept = (await listEssayDrafts()).map(({ essay }) => texts(essay)?.[0]);
  expect(kept.toSorted()).toEqual(['Said in one.', 'Said in the other.']);
});

it('loses nothing of a tab that was closed when two others disagree later', async () => {
  await disagree();
  for (const container of containers) await act(() => render(null, container));
  const [one, other] = [await openTab(), await openTab()];
  await reword(one, 'c1', 'Said in a third.');
  await pass(200);
  await reword(other, 'c1', 'Said in a fourth.');
  await pass(1000);
  const kept = async () => (await listEssayDrafts()).map(({ essay }) => texts(essay)?.[0]).toSorted();
  expect(await kept()).toEqual(['Said in a fourth.', 'Said in a third.', 'Said in the other.']);
  await act(() => other().resolve('other'));
  await pass(1000);
  expect(await kept()).toEqual(['Said in a third.', 'Said in the other.']);
});

it('says a step again that is the same as the one before', async () => {
  const tab = await openTab();
  const say = (text: string) => act(() => void tab().edit({ kind: 'reword', claim: 'c1', text }, { say: 'Reworded.' }));
  await say('Once.');
  const first = tab().said;
  await say('Twice.');
  expect([first, tab().said.trim(), tab().said === first]).toEqual(['Reworded.', 'Reworded.', false]);
  await pass(1000);
});
