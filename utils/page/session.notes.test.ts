// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import { notedPageKey } from '../storage/notedpagekey.ts';
import { placeRanges, SENTENCES, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

const PAGE = 'https://news.test/story';
const NOTED = 'throughline-note';

function noteOn(index: number) {
  const exact = SENTENCES[index]!;
  const quote = { exact, prefix: '', suffix: '', start: 0, end: exact.length };
  const [created, modified] = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'];
  return {
    id: `n${index}`,
    target: { kind: 'sentence' as const, page: PAGE, quote },
    text: 'x',
    tags: [],
    created,
    modified,
  };
}

/** A page that carries a note on the page itself, whose first on a sentence is written elsewhere. */
async function withPageNote() {
  const page = setUp();
  page.changeNotedPages(notedPageKey(PAGE));
  await page.kind('matched');
  expect(page.painted()).not.toHaveProperty(NOTED);
  return page;
}

it('shows at once the notes that the panel writes and takes away, the second one too', async () => {
  const page = await withPageNote();
  page.memory.notes = [noteOn(2)];
  page.notesChanged();
  await vi.waitFor(() => expect(page.painted()[NOTED]).toEqual([SENTENCES[2]]));
  page.memory.notes = [];
  page.notesChanged();
  await vi.waitFor(() => expect(page.painted()[NOTED] ?? []).toEqual([]));
});

it('shows the first note on a sentence that another tab wrote, when the reader comes back', async () => {
  const page = await withPageNote();
  page.memory.notes = [noteOn(2)];
  window.dispatchEvent(new Event('focus'));
  await vi.waitFor(() => expect(page.painted()[NOTED]).toEqual([SENTENCES[2]]));
});

it.each([
  ['the reader comes back to the tab', () => window.dispatchEvent(new Event('focus'))],
  [
    'the page comes from the back/forward cache',
    () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  ],
])('takes the verdicts in that another tab was given when %s', async (_when, comeBack) => {
  const page = setUp();
  await page.kind('matched');
  const id = page.session.describe().painted[0]!;
  page.memory.rejected = [{ id, essay: 'e', start: 0, score: 1 }];
  comeBack();
  await vi.waitFor(() => expect(page.session.describe().painted).not.toContain(id));
  page.memory.rejected = [];
  comeBack();
  await vi.waitFor(() => expect(page.session.describe().painted).toContain(id));
});

it('shows none where it is switched off', async () => {
  const page = await withPageNote();
  page.change({ enabled: false });
  await page.kind('switched-off');
  page.memory.notes = [noteOn(2)];
  vi.mocked(page.edges.ask.recallPage).mockClear();
  page.notesChanged();
  window.dispatchEvent(new Event('focus'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(page.edges.ask.recallPage).not.toHaveBeenCalled();
  expect(page.painted()).toEqual({});
});
