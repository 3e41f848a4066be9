// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { MOST_CLAIMS } from '@/utils/essays/parse.ts';
import { listBin, removeEssay } from '@/utils/storage/bin.ts';
import { editDraftId, keepEssayDraft } from '@/utils/storage/essaydrafts.ts';
import { db } from '@/utils/storage/db.ts';
import { findEssay } from '@/utils/storage/essays.ts';
import { takePack } from '@/utils/storage/ownessays.ts';
import { EditPage } from './EditPage.tsx';
import { ESSAY, setEditorStage } from './editorstage.ts';

setEditorStage();

it('saves changes beside what a newer pack brought after it was opened', async () => {
  await takePack(ESSAY, ESSAY);
  location.hash = '#edit';
  await act(() => render(<EditPage essay="reefs" />, document.body));
  await vi.waitFor(() => expect(document.querySelector('[data-claim="c1"]')).not.toBeNull());
  const newer = { ...ESSAY, version: 2, claims: [ESSAY.claims[0]!, { id: 'c2', theme: 't', text: 'Nets break it.' }] };
  await takePack(newer, newer);
  await act(() => document.querySelector<HTMLButtonElement>('[data-claim="c1"] [data-control="open"]')!.click());
  const field = document.querySelector<HTMLTextAreaElement>('[data-claim="c1"] textarea')!;
  field.value = 'Reefs are dying.';
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await act(() => document.querySelector<HTMLButtonElement>('.save-bar .primary')!.click());
  await vi.waitFor(() => expect(location.hash).toBe('#essays'));
  expect((await findEssay('reefs'))?.claims.map(({ text }) => text)).toEqual(['Reefs are dying.', 'Nets break it.']);
});

it('says that a newer pack came after it was opened, and takes it in beside what was changed', async () => {
  await takePack(ESSAY, ESSAY);
  await act(() => render(<EditPage essay="reefs" />, document.body));
  const words = () =>
    [...document.querySelectorAll('.edit-claim')].map((claim) => claim.querySelector('p')?.textContent);
  const take = () =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Take the changes in');
  await vi.waitFor(() => expect(words()).toEqual(['Reefs die.', 'Nets kill coral.']));
  const title = document.querySelector<HTMLInputElement>('input[type="text"]')!;
  title.value = 'My reefs';
  await act(() => void title.dispatchEvent(new InputEvent('input', { bubbles: true })));
  expect(take()).toBeUndefined();
  const theirs = [
    ESSAY.claims[0]!,
    { id: 'c2', theme: 't', text: 'Nets break it.' },
    { id: 'c3', theme: 't', text: 'New.' },
  ];
  const newer = { ...ESSAY, version: 2, claims: theirs };
  await takePack(newer, newer);
  await vi.waitFor(() => expect(take()).toBeDefined());
  expect(words()[1]).toBe('Nets kill coral.');
  await act(() => take()!.click());
  expect([words(), title.value]).toEqual([['Reefs die.', 'Nets break it.', 'New.'], 'My reefs']);
  await vi.waitFor(() => expect(take()).toBeUndefined());
  // What is taken in can be undone: it is newer again then, and is not driven out by saving.
  await act(() => [...document.querySelectorAll('button')].find((each) => each.textContent === 'Undo')!.click());
  expect([words(), title.value]).toEqual([['Reefs die.', 'Nets kill coral.'], 'My reefs']);
  await vi.waitFor(() => expect(take()).toBeDefined());
  location.hash = '#edit';
  await act(() => document.querySelector<HTMLButtonElement>('.save-bar .primary')!.click());
  await vi.waitFor(() => expect(location.hash).toBe('#essays'));
  const { title: kept, claims } = (await findEssay('reefs'))!;
  expect([claims.map(({ text }) => text), kept]).toEqual([['Reefs die.', 'Nets break it.', 'New.'], 'My reefs']);
});

it('leaves Ctrl+Z to the browser in fields that are no part of the essay', async () => {
  await takePack(ESSAY, ESSAY);
  await act(() => render(<EditPage essay="reefs" />, document.body));
  await vi.waitFor(() => expect(document.querySelector('[data-claim="c1"]')).not.toBeNull());
  const title = document.querySelector<HTMLInputElement>('input[type="text"]')!;
  title.value = 'My reefs';
  await act(() => void title.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await act(() =>
    [...document.querySelectorAll('button')].find((each) => each.textContent?.startsWith('Add a claim'))!.click(),
  );
  const undo = async (field: Element) => {
    const pressed = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true });
    await act(() => void field.dispatchEvent(pressed));
    return pressed.defaultPrevented;
  };
  for (const label of ['Text to try the claims on', 'New claim in T'])
    expect(await undo(document.querySelector(`[aria-label="${label}"]`)!)).toBe(false);
  expect(title.value).toBe('My reefs');
  expect([await undo(title), title.value]).toEqual([true, 'Reefs']);
});

it('removes a theme by a button, not while the reader goes through the themes that its claims may go to', async () => {
  const themes = ['t', 'u', 'v'].map((id) => ({ id, label: id.toUpperCase() }));
  await takePack({ ...ESSAY, themes }, { ...ESSAY, themes });
  await act(() => render(<EditPage essay="reefs" />, document.body));
  const sections = () =>
    [...document.querySelectorAll<HTMLElement>('[data-theme]')].map(({ dataset }) => dataset.theme);
  await vi.waitFor(() => expect(sections()).toEqual(['t', 'u', 'v']));
  await act(() => document.querySelector<HTMLButtonElement>('[aria-label="Remove theme T"]')!.click());
  const asked = document.querySelector('[role=group][aria-label="Remove theme T"]')!;
  const select = asked.querySelector('select')!;
  for (const into of ['u', 'v']) {
    select.value = into;
    await act(() => void select.dispatchEvent(new Event('change', { bubbles: true })));
  }
  expect(sections()).toEqual(['t', 'u', 'v']);
  await act(() => asked.querySelector('button')!.click());
  expect(sections()).toEqual(['u', 'v']);
  expect(document.querySelectorAll('[data-theme="v"] [data-claim]')).toHaveLength(2);
});

it('asks before it saves without what came meanwhile, where both are too many claims for one essay', async () => {
  const many = (name: string) =>
    Array.from({ length: MOST_CLAIMS - 2 }, (_, i) => ({ id: `${name}${i}`, theme: 't', text: `${name} ${i}.` }));
  await takePack(ESSAY, ESSAY);
  const essay = { ...ESSAY, claims: [...ESSAY.claims, ...many('mine')] };
  await keepEssayDraft({
    id: editDraftId('reefs'),
    essay,
    editing: 'reefs',
    from: ESSAY,
    modified: '2026-01-01T00:00:00.000Z',
  });
  location.hash = '#edit';
  await act(() => render(<EditPage essay="reefs" />, document.body));
  await vi.waitFor(() => expect(document.querySelectorAll('[data-claim]')).toHaveLength(MOST_CLAIMS));
  const newer = { ...ESSAY, version: 2, claims: [...ESSAY.claims, ...many('theirs').slice(0, 3)] };
  await takePack(newer, newer);
  const press = (name: string) =>
    act(() => [...document.querySelectorAll('button')].find((each) => each.textContent === name)!.click());
  const question = () => document.querySelector('.asking')?.textContent;
  await press('Save the changes');
  await vi.waitFor(() => expect(question()).toContain('would have 203 claims; 200 are the most'));
  expect(question()).toContain('leaves out what changed in the library (3 claims added)');
  expect((await findEssay('reefs'))?.claims).toEqual(newer.claims);
  await press('Not yet');
  expect([question(), location.hash]).toEqual([undefined, '#edit']);
  await press('Save the changes');
  await vi.waitFor(() => expect(question()).toBeDefined());
  await press('Save only what I see');
  await vi.waitFor(() => expect(location.hash).toBe('#essays'));
  expect((await findEssay('reefs'))?.claims).toEqual(essay.claims);
});

it('opens what was begun on an essay that was deleted since, as a new one', async () => {
  await takePack(ESSAY, ESSAY);
  const essay = { ...ESSAY, title: 'My reefs' };
  const draft = { id: editDraftId('reefs'), essay, editing: 'reefs', modified: '2026-01-01T00:00:00.000Z' };
  await keepEssayDraft(draft);
  await removeEssay('reefs');
  await act(() => render(<EditPage essay="reefs" />, document.body));
  await vi.waitFor(() =>
    expect(document.querySelector<HTMLInputElement>('input[type="text"]')?.value).toBe('My reefs'),
  );
  await act(() => document.querySelector<HTMLButtonElement>('.save-bar .primary')!.click());
  await vi.waitFor(async () => expect((await db.essays.toArray()).map(({ title }) => title)).toEqual(['My reefs']));
  expect((await listBin()).map(({ id }) => id)).toEqual(['reefs']);
});

it('says what does not fit the editor of an essay that a file brought', async () => {
  await takePack(ESSAY, ESSAY);
  await db.essays.update('reefs', { claims: [{ id: 'ž 1', theme: 't', text: 'Reefs die.' }] });
  await act(() => render(<EditPage essay="reefs" />, document.body));
  await vi.waitFor(() => expect(document.body.textContent).toContain('This essay cannot be edited'));
  expect(document.body.textContent).toContain('claims[0].id must be 1 to 80 letters');
});
