// @vitest-environment jsdom
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { ClaimChoices, type ClaimChoice } from './ClaimChoices.ts';
import { NoteEditor } from './NoteEditor.tsx';

const CLAIMS: ClaimChoice[] = [
  { essay: 'e', claim: 'c1', text: 'Europe [must] arm itself.', essayTitle: 'E' },
  { essay: 'e', claim: 'c2', text: 'The budget pays.', essayTitle: 'E' },
];

function Host({ begin }: { begin: string }) {
  const [draft, setDraft] = useState({ text: begin, tags: [] as string[] });
  return <NoteEditor {...draft} status="saved" conflict={null} label="Note" onChange={setDraft} onResolve={() => {}} />;
}
const show = (begin: string, claims = CLAIMS) =>
  act(() =>
    render(
      <ClaimChoices.Provider value={claims}>
        <Host begin={begin} />
      </ClaimChoices.Provider>,
      document.body,
    ),
  );
const area = () => document.querySelector('textarea')!;
const picker = () => document.querySelector<HTMLInputElement>('.claim-link input');
const enter = (field: HTMLInputElement | HTMLTextAreaElement, text: string) =>
  act(() => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
/** Preact draws a change of state in a microtask. */
const drawn = () => new Promise<void>((resolve) => queueMicrotask(resolve));
/** It runs an effect after the frame. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const press = (key: string) =>
  act(() => void picker()!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));

afterEach(() => act(() => render(null, document.body)));

it('links a claim where the caret was', async () => {
  await show('See  and so on.');
  area().setSelectionRange(4, 4);
  await act(() => document.querySelector<HTMLButtonElement>('[aria-label="Link a claim: Note"]')!.click());
  await enter(picker()!, CLAIMS[0]!.text);
  expect(area().value).toBe('See [Europe \\[must\\] arm itself.](#claim/e/c1) and so on.');
  expect([picker(), document.activeElement]).toEqual([null, area()]);
});

it('offers the claims when two brackets are typed, which the link replaces', async () => {
  await show('See ');
  await enter(area(), 'See [[');
  await enter(picker()!, 'budget');
  await press('Enter');
  expect(area().value).toBe('See [The budget pays.](#claim/e/c2)');
});

it('finds a claim without its accents, and never draws more of a great library than can be looked through', async () => {
  const many = Array.from({ length: 1000 }, (_, i) => ({
    essay: 'e',
    claim: `m${i}`,
    text: `Claim ${i} of many.`,
    essayTitle: 'E',
  }));
  await show('See ', [...many, { essay: 'e', claim: 'v', text: 'Vučić must go.', essayTitle: 'E' }]);
  await enter(area(), 'See [[');
  const offered = () => [...document.querySelectorAll('option')].map((option) => option.value);
  expect(offered()).toHaveLength(200);
  await enter(picker()!, 'claim 99');
  expect(offered()).toEqual(['Claim 99 of many.', ...many.slice(990).map(({ text }) => text)]);
  await enter(picker()!, 'vucic');
  await press('Enter');
  expect(area().value).toBe('See [Vučić must go.](#claim/e/v)');
});

it('offers the claims when both brackets are typed before the next frame', async () => {
  await show('See ');
  // Without `act`, which runs the effects between the keys.
  for (const text of ['See [', 'See [[']) {
    area().value = text;
    area().dispatchEvent(new InputEvent('input', { bubbles: true }));
    await drawn();
  }
  await painted();
  expect(picker()).not.toBeNull();
  await enter(picker()!, 'The budget pays.');
  expect(area().value).toBe('See [The budget pays.](#claim/e/c2)');
});

it('puts the link where the brackets are by then, and offers none once they are gone', async () => {
  await show('See ');
  await enter(area(), 'See [[');
  await enter(area(), 'See [[ and so on.');
  await enter(area(), 'Do see [[ and so on.');
  await enter(picker()!, 'The budget pays.');
  expect(area().value).toBe('Do see [The budget pays.](#claim/e/c2) and so on.');
  await enter(area(), '');
  await enter(area(), 'See [[');
  expect(picker()).not.toBeNull();
  await enter(area(), 'See [');
  expect(picker()).toBeNull();
  await enter(area(), 'See [ and');
  expect(picker()).toBeNull();
});

it('tells claims of the same words apart by their essays', async () => {
  const copy = { essay: 'copy', claim: 'c2', text: 'The budget pays.', essayTitle: 'E (2)' };
  await show('See ', [...CLAIMS, copy]);
  await enter(area(), 'See [[');
  await enter(picker()!, 'The budget pays.');
  await press('Enter');
  expect(document.querySelector('.claim-link [role=status]')?.textContent).toMatch(/Choose one/);
  const offered = [...document.querySelectorAll('option')].map((option) => option.value);
  expect(offered).toEqual(['The budget pays. — E', 'The budget pays. — E (2)']);
  await enter(picker()!, offered[1]!);
  expect(area().value).toBe('See [The budget pays.](#claim/copy/c2)');
});

it('leaves the text as it is when the reader wants no link, or names no claim', async () => {
  await show('See ');
  await enter(area(), 'See [[');
  await enter(picker()!, 'e');
  await press('Enter');
  expect(document.querySelector('.claim-link [role=status]')?.textContent).toMatch(/Choose one/);
  await press('Escape');
  expect([area().value, picker()]).toEqual(['See [[', null]);
});

it('offers no link where there are no claims to link to', async () => {
  await show('See ', []);
  await enter(area(), 'See [[');
  expect([picker(), document.querySelector('[aria-label^="Link a claim"]')]).toEqual([null, null]);
});

it('links a claim that is offered, whatever blanks stand in it', async () => {
  await show('', [{ essay: 'e', claim: 'c', text: 'Arms cost.  Debt too.', essayTitle: 'E' }]);
  await enter(area(), '[[');
  await enter(picker()!, document.querySelector('option')!.value);
  expect(area().value).toBe('[Arms cost. Debt too.](#claim/e/c)');
});

it('is as high as its words again when the window gets narrower', async () => {
  let height = 40;
  const scrollHeight = vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockImplementation(() => height);
  await show('Words that take more lines.');
  expect(area().style.height).toBe('42px');
  height = 80;
  window.dispatchEvent(new Event('resize'));
  expect(area().style.height).toBe('82px');
  scrollHeight.mockRestore();
});
