// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { matchId } from '@/utils/matching/matchid.ts';
import { db } from '@/utils/storage/db.ts';
import { installEssay } from '@/utils/storage/essays.ts';
import { forgetOldSightings } from '@/utils/storage/retention.ts';
import { recordSighting } from '@/utils/storage/sightings.ts';
import { subscribe } from '@/utils/storage/subscriptions.ts';
import { setVerdict } from '@/utils/storage/verdicts.ts';
import { ForgetSite } from './ForgetSite.tsx';

const match = (claim: string, exact: string) => ({
  essay: 'e',
  claim,
  relation: 'agrees' as const,
  score: 0.5,
  quote: { exact, prefix: '', suffix: '', start: exact.length, end: exact.length * 2 },
  why: { sentence: [], claim: [] },
});
/** Two claims that one sentence does not make, and one that another does not. */
const REJECTED = [match('c', 'Europe rearms.'), match('d', 'Europe rearms.'), match('c', 'It pays.')];

/** Presses *Forget this site…* for it; answers what is asked. */
async function ask(site: string): Promise<string> {
  const field = document.querySelector<HTMLInputElement>('[aria-label="Site to forget"]')!;
  field.value = site;
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await act(() => document.querySelector('form')!.requestSubmit());
  const question = () => document.querySelector('[role=alert]')?.textContent;
  await vi.waitFor(() => expect(question()).toContain(site));
  return question()!;
}

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
  const page = 'https://news.example/story';
  await recordSighting({ page, title: 'Story', themes: [], matches: REJECTED });
  for (const each of REJECTED) await setVerdict(matchId({ ...each, page }), 'not-a-match');
  await act(() => render(<ForgetSite />, document.body));
});
afterEach(() => act(() => render(null, document.body)));

it('says what would go: pages, sentences that the reader judged, notes', async () => {
  expect(await ask('news.example')).toContain(
    'deletes 1 page and 2 sentences that you judged on news.example for good',
  );
});

it('counts what the reader judged on pages that are forgotten', async () => {
  await forgetOldSightings(0);
  expect(await ask('news.example')).toContain('deletes 2 sentences that you judged on news.example for good');
});

it('says of a site that is not there that nothing would go', async () => {
  expect(await ask('other.example')).toContain('deletes 0 pages and 0 notes on other.example');
});

/** Answers yes, and reads what is said then. */
async function forget(site: string): Promise<string> {
  await ask(site);
  const yes = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === `Yes, forget ${site}`);
  await act(() => yes!.click());
  const said = () => document.querySelector('[role=status]')?.textContent ?? '';
  await vi.waitFor(() => expect(said()).toContain(site));
  return said();
}

it('says that nothing of a site is kept only where nothing is', async () => {
  const essay = { title: 'E', author: 'A', themes: [], claims: [] };
  await installEssay({ ...essay, id: 'own', url: 'https://news.example/op-ed' });
  await subscribe('own', 'https://packs.example/own.json');
  const said = await forget('news.example');
  expect(said).toContain('The essay made from it stays, with its text');
  expect(said).not.toContain('Nothing of');
  expect(document.querySelector('[role=status] a')?.getAttribute('href')).toBe('#essays');
  expect(await forget('packs.example')).toContain('1 essay pack is still followed there');
  expect(await forget('other.example')).toBe('Nothing of other.example is kept any more.');
});
