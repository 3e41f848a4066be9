// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';

import { placeRanges, readPage, setUp } from './sessionstage.ts';
beforeEach(placeRanges);

/** Has the page's article be what a site appended, on other things; the one before still stands above it. */
async function withAppended(options?: Parameters<typeof setUp>[1]) {
  let articles = 'p';
  const page = setUp({ extractArticle: async () => readPage(articles) }, options);
  await page.kind('matched');
  const next = '<p class="next">Of the sea and its fish.</p>';
  document.querySelector('article')!.insertAdjacentHTML('afterend', next);
  articles = 'p.next';
  page.articleChanged('content');
  await vi.waitFor(() => expect(page.session.describe().state).toMatchObject({ kind: 'matched', total: 1 }));
  return page;
}

it('carries no highlight on that an essay’s earlier claims gave, once these were edited', async () => {
  const page = await withAppended();
  expect(page.session.describe().painted).toHaveLength(2);
  page.editEssay({ edition: '2' });
  page.session.look();
  await vi.waitFor(() => expect(page.painted()).toEqual({}));
});

it('carries them on where another essay was edited', async () => {
  const page = await withAppended();
  page.switchOn('e', 'f');
  page.reports.length = 0;
  page.session.look();
  await vi.waitFor(() => expect(page.reports.at(-1)?.state.kind).toBe('matched'));
  expect(page.session.describe().painted).toHaveLength(2);
});

it.each(['2', '1'])(
  'carries of a large library what an essay’s claims gave unless these were edited: %s',
  async (next) => {
    let edition = '1';
    const findEssays = async () => [{ essay: 'e', onTheme: true, score: 1, themes: [] }];
    const readLooks = async () => [{ id: 'e', colour: 'blue' as const, edition }];
    const page = await withAppended({ large: { findEssays, readLooks } });
    expect(page.session.describe().painted).toHaveLength(2);
    edition = next;
    page.reports.length = 0;
    page.session.look();
    await vi.waitFor(() => expect(page.reports.at(-1)?.state.kind).toBe('matched'));
    expect(page.session.describe().painted).toHaveLength(next === '1' ? 2 : 0);
  },
);
