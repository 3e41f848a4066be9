// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import type { EssayLook } from '../essays/look.ts';
import { placeRanges, readPage, SENTENCES, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

it('shows of a large library what the reader said for an essay that is on, in its colour, and nothing of one that is off', async () => {
  let looks: EssayLook[] = [
    { id: 'e', colour: 'teal' },
    { id: 'f', colour: 'rose' },
  ];
  const readLooks = vi.fn(async ({ essays }: { essays: string[] }) => looks.filter(({ id }) => essays.includes(id)));
  const findEssays = async () => [{ essay: 'e', onTheme: true, score: 1, themes: [] }];
  const quote = { exact: SENTENCES[2]!, prefix: '', suffix: '', start: 0, end: SENTENCES[2]!.length };
  const why = { sentence: [], claim: [] };
  const said = { id: 's', essay: 'f', claim: 'c', relation: 'agrees' as const, score: 0, quote, why };
  const page = setUp({}, { large: { findEssays, readLooks }, said: [said] });
  await page.kind('matched');
  const found = { 'throughline-agrees-teal': [SENTENCES[0]], 'throughline-disputes-teal': [SENTENCES[1]] };
  expect(page.painted()).toEqual({ ...found, 'throughline-agrees-rose': [SENTENCES[2]] });
  looks = looks.slice(0, 1);
  page.changeLooks([]);
  await vi.waitFor(() => expect(page.painted()).toEqual(found));
  const calls = readLooks.mock.calls.length;
  const [first] = page.session.describe().painted;
  page.session.setVerdict(first!, 'not-a-match');
  await vi.waitFor(() => expect(page.painted()).toEqual({ 'throughline-disputes-teal': [SENTENCES[1]] }));
  expect(readLooks).toHaveBeenCalledTimes(calls);
});

/** A page that grows: what is read of it is for the test to say. */
function growing() {
  let read: () => ReturnType<typeof readPage> = readPage;
  const asked: boolean[] = [];
  const page = setUp({
    extractArticle: async (_document, { inView }) => {
      asked.push(inView);
      return read();
    },
  });
  return { page, asked, from: (next: typeof read) => void (read = next) };
}
const tooLarge = () => ({ kind: 'not-article' as const, reason: 'too-large' as const });

it('keeps the highlights of a page that has grown too large, and says so, under the next address too', async () => {
  const { page, asked, from } = growing();
  await page.kind('matched');
  const painted = page.painted();
  from(tooLarge);
  page.articleChanged('content');
  await vi.waitFor(() =>
    expect(page.session.describe().state).toMatchObject({ kind: 'matched', grown: true, total: 3 }),
  );
  expect(page.session.describe().painted).toHaveLength(2);
  expect(page.painted()).toEqual(painted);
  page.articleChanged('address');
  await vi.waitFor(() => expect(page.session.describe().state).toMatchObject({ kind: 'matched', grown: true }));
  page.change({ keepSightings: 30 });
  await vi.waitFor(() => expect(page.painted()).toEqual(painted));
  expect(asked).toEqual([false, true, true]);
});

it('leaves a page that is too large from the start, and one whose highlights went', async () => {
  const { page, from } = growing();
  from(tooLarge);
  await page.kind('not-article');
  from(readPage);
  page.articleChanged('content');
  await page.kind('matched');
  from(tooLarge);
  document.querySelector('article')!.remove();
  page.articleChanged('content');
  await page.kind('not-article');
  expect(page.painted()).toEqual({});
});

it('reads what is in view of one that has grown too large, and keeps what is painted elsewhere', async () => {
  const { page, from } = growing();
  await page.kind('matched');
  document.querySelector('article')!.insertAdjacentHTML('afterend', '<p class="next">We must not wait any longer.</p>');
  from(() => ({ ...readPage('p.next'), isPart: true as const }) as ReturnType<typeof readPage>);
  page.articleChanged('content');
  await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(3));
  await vi.waitFor(() =>
    expect(page.session.describe().state).toMatchObject({ kind: 'matched', grown: true, total: 1 }),
  );
  page.articleChanged('address');
  await vi.waitFor(() =>
    expect(page.session.describe().state).toMatchObject({ kind: 'matched', grown: true, total: 1 }),
  );
  expect(page.session.describe().painted).toHaveLength(3);
});

it('keeps what is painted where the article in view is on other things', async () => {
  let isOnTheme = true;
  let read: () => ReturnType<typeof readPage> = readPage;
  const themes = [{ essay: 'e', theme: 't', score: 1, words: [] }];
  const page = setUp({
    extractArticle: async () => read(),
    scoreThemes: () => ({ onTheme: isOnTheme, score: 1, themes }),
  });
  await page.kind('matched');
  const painted = page.painted();
  read = () => ({ ...readPage(), isPart: true as const }) as ReturnType<typeof readPage>;
  isOnTheme = false;
  page.articleChanged('content');
  await vi.waitFor(() => expect(page.session.describe().state).toMatchObject({ kind: 'matched', grown: true }));
  expect(page.painted()).toEqual(painted);
});
