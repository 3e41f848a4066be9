// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Essay } from '@/utils/essays/essay.ts';
import { db } from '@/utils/storage/db.ts';
import { takePack } from '@/utils/storage/ownessays.ts';
import { PackPreview } from './PackPreview.tsx';

/** A pack whose every text turns the direction of writing. */
const pack = (words: string): Essay => ({
  id: 'p',
  title: `${words} title`,
  author: `${words} author`,
  licence: `${words} licence`,
  publication: { name: `${words} paper`, date: '2026-03-01' },
  themes: [{ id: 't', label: `${words} theme` }],
  claims: [{ id: 'c', theme: 't', text: `${words} claim`, wordings: [{ relation: 'same', text: `${words} wording` }] }],
});

const apart = () => [...document.querySelectorAll('bdi')].map(({ textContent }) => textContent);

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});
afterEach(() => act(() => render(null, document.body)));

it('keeps author, paper and licence of a pack apart from one another', async () => {
  await act(() => render(<PackPreview pack={pack('\u202e1')} onCancel={() => {}} />, document.body));
  await vi.waitFor(() =>
    expect(apart()).toEqual(['\u202e1 author', '\u202e1 paper', '2026-03-01', '\u202e1 licence', 'version 1']),
  );
});

it('keeps what a newer pack changes apart from what was there', async () => {
  await takePack(pack('\u202e1'), pack('\u202e1'));
  await act(() => render(<PackPreview pack={{ ...pack('\u202e2'), version: 2 }} onCancel={() => {}} />, document.body));
  await vi.waitFor(() => {
    for (const part of ['title', 'author', 'licence', 'theme', 'claim', 'wording'])
      expect(apart()).toEqual(expect.arrayContaining([`\u202e1 ${part}`, `\u202e2 ${part}`]));
  });
});
