// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Verdict } from '../utils/matching/match.ts';
import { SentenceRow } from './SentenceRow.tsx';

const onLight = vi.fn();
const onReveal = vi.fn(async () => true);
const draw = (verdict: Verdict | null) =>
  act(() =>
    render(
      <SentenceRow
        id="m"
        relation="agrees"
        quote="Europe must arm itself."
        why={[]}
        verdict={verdict}
        lost={false}
        onReveal={onReveal}
        onLight={onLight}
        onJudge={() => {}}
      />,
      document.body,
    ),
  );
const hide = () => act(() => render(null, document.body));

beforeEach(() => {
  onLight.mockClear();
  return draw(null);
});
afterEach(hide);

const quote = () => document.querySelector<HTMLElement>('button.quote')!;

it('puts its light in the page out when it goes, and when the panel does, with the keyboard on it', async () => {
  await act(() => quote().focus());
  expect(onLight.mock.calls).toEqual([['m']]);
  window.dispatchEvent(new Event('pagehide'));
  expect(onLight.mock.calls).toEqual([['m'], [null]]);
  quote().dispatchEvent(new MouseEvent('mouseenter'));
  await hide();
  expect(onLight.mock.lastCall).toEqual([null]);
});

it('says nothing when it goes unlit', async () => {
  await hide();
  expect(onLight).not.toHaveBeenCalled();
});

it.each([
  ['A match', 'agrees'],
  ['Not a match', 'not-a-match'],
] as const)('keeps the keyboard on "%s" when it becomes "Undo", and back', async (name, said) => {
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)!.focus();
  await draw(said);
  expect(document.activeElement?.textContent).toBe('Undo');
  await draw(null);
  expect(document.activeElement?.textContent).toBe(name);
});

it('names its buttons after the sentence, for every row has them', () => {
  const names = [...document.querySelectorAll('.verdicts button')].map(({ ariaLabel }) => ariaLabel);
  expect(names).toEqual(['A match: Europe must arm itself.', 'Not a match: Europe must arm itself.']);
});

it('says where the page cannot go to the sentence, until it can', async () => {
  const told = () => document.querySelector('[role=status]')?.textContent;
  onReveal.mockResolvedValueOnce(false);
  await act(async () => quote().click());
  expect(onReveal).toHaveBeenCalledWith('m');
  expect(told()).toMatch(/^Not to be seen in the page/);
  await act(async () => quote().click());
  expect(told()).toBeUndefined();
});
