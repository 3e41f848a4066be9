import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageText } from '../page/pagetext.ts';
import { startEssayDraft } from '../storage/essaydrafts.ts';
import { askPageText } from './askpagetext.ts';
import { openTabAsEssay } from './usepage.ts';

vi.mock('./askpagetext.ts', () => ({ askPageText: vi.fn() }));
vi.mock('../storage/essaydrafts.ts', () => ({ startEssayDraft: vi.fn() }));
vi.mock('../storage/ownessays.ts', () => ({ takenEssayIds: async () => [] }));

let opened: string[];

beforeEach(() => {
  fakeBrowser.reset();
  opened = [];
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(async ({ url = '' }) => {
    opened.push(url.replace(/^.*#/, '#'));
    return {} as never;
  });
  const page: PageText = {
    title: 'Reefs',
    url: 'https://bay.example/reefs',
    byline: null,
    language: 'en',
    publication: {},
    blocks: [{ kind: 'paragraph', text: 'Reefs die of heat, and nobody says so.' }],
  };
  vi.mocked(askPageText).mockResolvedValue({ kind: 'text', text: page });
});

it('opens the library on the essay that was drafted from a page', async () => {
  vi.mocked(startEssayDraft).mockResolvedValueOnce('d1');
  await openTabAsEssay({ id: 7 });
  expect(opened).toEqual(['#draft/d1']);
});

it('opens the library on the sentence that it could not be kept', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.mocked(startEssayDraft).mockRejectedValueOnce(new Error('no room'));
  await openTabAsEssay({ id: 7 });
  expect(opened).toEqual(['#add/unkept']);
});
