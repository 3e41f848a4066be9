// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ClaimGuess, ClaimGuesses } from '../utils/messaging/protocol.ts';
import { ClaimPicker } from './ClaimPicker.tsx';

const guess = (number: number): ClaimGuess => ({
  essay: `e${Math.floor(number / 40)}`,
  claim: `c${number}`,
  text: number === 39_999 ? 'Vučić must sell the harbour’s cranes.' : `Tariff number ${number} is a tax.`,
  essayTitle: `Essay ${Math.floor(number / 40)}`,
  score: 1 - number / 40_000,
  why: { sentence: [], claim: [] },
});
const QUOTE = { exact: 'The cranes are sold.', prefix: '', suffix: '', start: 0, end: 20 };
const say = vi.fn((_match: { claim: string }) => 'said');
const guessClaims = vi.fn<(quote: object, words?: string) => Promise<ClaimGuesses>>();

let card: HTMLElement;
async function show(count: number): Promise<void> {
  const guesses = Array.from({ length: count }, (_, number) => guess(number));
  // As the background, in short.
  guessClaims.mockImplementation(async (_, words = '') => {
    const fitting = guesses.filter(({ text }) => text.toLowerCase().includes(words));
    const essays = new Set(guesses.map(({ essay }) => essay)).size;
    return { likeliest: fitting.slice(0, 50), fitting: fitting.length, claims: count, essays };
  });
  const actions = { guessClaims, say, setVerdict: () => {} };
  await act(() => render(<ClaimPicker quote={QUOTE} actions={actions} onResize={() => {}} />, card));
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}
const radios = () => [...card.querySelectorAll<HTMLInputElement>('[type=radio]')];
const search = () => card.querySelector<HTMLInputElement>('[type=search]')!;
const status = () => card.querySelector('[role=status]')!.textContent;
const button = (name: string) => [...card.querySelectorAll('button')].find((each) => each.textContent === name)!;
const type = (words: string) =>
  act(async () => {
    search().value = words;
    search().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  });
const press = (key: string) =>
  act(() => void search().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));

beforeEach(() => {
  say.mockClear();
  document.body.replaceChildren((card = document.createElement('div')));
});
afterEach(() => render(null, card));

it('draws the likeliest of a large library’s claims, and asks for any other by its words', async () => {
  await show(40_000);
  expect(radios()).toHaveLength(50);
  expect(radios()[0]!.parentElement!.textContent).toContain('Tariff number 0 ');
  expect(document.activeElement).toBe(radios()[0]);
  expect(status()).toBe('The likeliest 50 of 40,000 claims. Search for the others.');
  expect(search().getAttribute('aria-describedby')).toBe(card.querySelector('[role=status]')!.id);
  await type('harbour’s ');
  expect(guessClaims).toHaveBeenLastCalledWith(QUOTE, 'harbour’s');
  expect(radios().map((radio) => radio.parentElement!.textContent)).toEqual([
    'Vučić must sell the harbour’s cranes. Essay 999',
  ]);
  expect(status()).toBe('1 claim has these words.');
  search().focus();
  await press('Enter');
  expect(document.activeElement).toBe(radios()[0]);
  await act(() => radios()[0]!.click());
  await act(() => button('It says this').click());
  expect(say).toHaveBeenCalledWith(expect.objectContaining({ claim: 'c39999', relation: 'agrees' }));
});

it('says how many claims fit, and that none does', async () => {
  await show(400);
  await type('tariff');
  expect(radios()).toHaveLength(50);
  expect(status()).toBe('The likeliest 50 of 400 claims with these words.');
  await type('nobody wrote this');
  expect(radios()).toHaveLength(0);
  expect(status()).toBe('No claim has these words.');
});

it('lets nobody say what a search has taken out of sight', async () => {
  await show(400);
  await act(() => radios()[3]!.click());
  expect(button('It says this').disabled).toBe(false);
  await type('number 77');
  expect(radios()).toHaveLength(1);
  expect(button('It says this').disabled).toBe(true);
});

it('shows what was typed last, whichever answer comes first, and goes down to it once it is there', async () => {
  await show(400);
  const answers = new Map<string, (guesses: ClaimGuesses) => void>();
  guessClaims.mockImplementation((_, words = '') => new Promise((resolve) => answers.set(words, resolve)));
  const answer = (words: string, number: number) =>
    act(async () => answers.get(words)!({ likeliest: [guess(number)], fitting: 1, claims: 400, essays: 10 }));
  await type('t');
  await type('ta');
  search().focus();
  await press('Enter');
  expect(document.activeElement).toBe(search());
  await answer('ta', 7);
  await answer('t', 8);
  expect(radios().map((radio) => radio.parentElement!.textContent)).toEqual(['Tariff number 7 is a tax. Essay 0']);
  expect(document.activeElement).toBe(radios()[0]);
});

it('says that the claims could not be searched, and shows the likeliest again without words', async () => {
  await show(400);
  guessClaims.mockRejectedValueOnce(new Error('closed'));
  await type('tariff');
  expect(status()).toMatch(/could not be searched/);
  expect(radios()).toHaveLength(0);
  await type('');
  expect(radios()).toHaveLength(50);
});

it('shows one essay’s claims without a search, as they can be looked through', async () => {
  await show(40);
  expect(search()).toBeNull();
  expect(radios()).toHaveLength(40);
});
