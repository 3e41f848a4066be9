// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import { placeRanges, readPage, SENTENCES, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

const addressOf = (name: string) => `https://news.test/${name}`;

/** A page to which articles are appended, each with an address of its own. */
async function setUpAppending() {
  let url = addressOf('one');
  const extractArticle = async () => {
    const read = readPage();
    if (read.kind === 'article') read.article.url = url;
    return read;
  };
  const page = setUp({ extractArticle });
  await page.kind('matched');
  return {
    ...page,
    /** Scrolls on to one more article, which then fills the window. */
    append(name: string) {
      url = addressOf(name);
      for (const above of document.querySelectorAll('article'))
        above.getBoundingClientRect = () => new DOMRect(0, -800, 600, 700);
      const article = document.createElement('article');
      article.innerHTML = `<p>Part ${name} is of the sea.</p>`;
      article.getBoundingClientRect = () => new DOMRect(0, 0, 600, 700);
      document.body.append(article);
      page.articleChanged('address');
    },
    /** What was kept, and of which address. */
    kept: () =>
      vi
        .mocked(page.edges.ask.recordSighting)
        .mock.calls.flatMap(([{ page: of, matches }]) => matches.map(({ quote }) => [of, quote.exact])),
  };
}

const ALL_OF_ONE = SENTENCES.slice(0, 2).map((text) => [addressOf('one'), text]);

it('leaves what was turned down in an article above unpainted and unkept, under each address that comes', async () => {
  const page = await setUpAppending();
  page.session.setVerdict(page.session.describe().painted[0]!, 'not-a-match');
  const left = { 'throughline-disputes-blue': [SENTENCES[1]] };
  await vi.waitFor(() => expect(page.painted()).toEqual(left));
  for (const name of ['two', 'three']) {
    page.append(name);
    await page.kind('matched');
    expect(page.asked).toContain(`Part ${name} is of the sea.`);
    expect(page.painted()).toEqual(left);
  }
  expect(page.kept()).toEqual(ALL_OF_ONE);
});

it('paints again what is taken back under a later address, at once, before its text was read, and under the one after', async () => {
  const page = await setUpAppending();
  const ids = page.session.describe().painted;
  for (const id of ids) page.session.setVerdict(id, 'not-a-match');
  await vi.waitFor(() => expect(page.painted()).toEqual({}));
  page.append('two');
  await page.kind('matched');
  expect(page.painted()).toEqual({});
  page.session.setVerdict(ids[0]!, null);
  await vi.waitFor(() => expect(page.session.describe().painted).toEqual([ids[0]]));
  page.append('three');
  page.session.setVerdict(ids[1]!, null);
  await page.kind('matched');
  expect(page.session.describe().painted).toEqual(ids);
  expect(page.kept()).toEqual(ALL_OF_ONE);
});

it('turns down what is taken back under a later address once more, with the page that it was met on', async () => {
  const page = await setUpAppending();
  const [one] = page.session.describe().painted;
  page.session.setVerdict(one!, 'not-a-match');
  page.append('two');
  await page.kind('matched');
  page.session.setVerdict(one!, null);
  page.session.setVerdict(one!, 'not-a-match');
  const left = { 'throughline-disputes-blue': [SENTENCES[1]] };
  await vi.waitFor(() => expect(page.painted()).toEqual(left));
  expect(vi.mocked(page.edges.ask.setVerdict).mock.lastCall![0]).toMatchObject({ met: { page: addressOf('one') } });
  page.append('three');
  await page.kind('matched');
  expect(page.painted()).toEqual(left);
});

it('turns down under the next address what stands above, and leaves it so under the one after', async () => {
  const page = await setUpAppending();
  page.append('two');
  await page.kind('matched');
  page.session.setVerdict(page.session.describe().painted[0]!, 'not-a-match');
  const left = { 'throughline-disputes-blue': [SENTENCES[1]] };
  await vi.waitFor(() => expect(page.painted()).toEqual(left));
  // What is kept of this address says nothing of that one's matches.
  const repainted = page.reports.length;
  page.notesChanged();
  await vi.waitFor(() => expect(page.reports.length).toBeGreaterThan(repainted));
  expect(page.edges.ask.recallPage).toHaveBeenCalledTimes(1);
  expect(page.painted()).toEqual(left);
  page.append('three');
  await page.kind('matched');
  expect(page.painted()).toEqual(left);
  expect(page.kept()).toEqual(ALL_OF_ONE);
});

it('knows what stands above even where one more address comes before the text of the last was read', async () => {
  const page = await setUpAppending();
  const ids = page.session.describe().painted;
  page.append('two');
  page.append('three');
  await page.kind('matched');
  expect(page.session.describe().painted).toEqual(ids);
  expect(page.kept()).toEqual(ALL_OF_ONE);
});

it('paints a further article at once, has the panel list it, and keeps it only under the address that names it', async () => {
  const next = 'We must not wait any longer.';
  let url = addressOf('one');
  const extractArticle = async () => {
    const read = readPage();
    if (read.kind === 'article') {
      read.article.url = url;
      const opening = read.article.sentences.find(({ text }) => text === next);
      if (opening) opening.opens = true;
    }
    return read;
  };
  const page = setUp({ extractArticle });
  const kept = () =>
    vi
      .mocked(page.edges.ask.recordSighting)
      .mock.calls.flatMap(([{ page: of, matches }]) => matches.map(({ quote }) => [of, quote.exact]));
  await page.kind('matched');
  const first = document.querySelector('article')!;
  first.insertAdjacentHTML('afterend', `<article><h1>Next</h1><p>${next}</p></article>`);
  page.articleChanged('content');
  await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(3));
  await page.kind('matched');
  expect(page.session.describe().unkept.map(({ quote }) => quote.exact)).toEqual([next]);
  expect(kept()).toEqual(ALL_OF_ONE);
  url = addressOf('two');
  first.getBoundingClientRect = () => new DOMRect(0, -800, 600, 700);
  first.nextElementSibling!.getBoundingClientRect = () => new DOMRect(0, 0, 600, 700);
  page.articleChanged('address');
  await page.kind('matched');
  expect(page.session.describe().painted).toHaveLength(3);
  expect(page.session.describe().unkept).toEqual([]);
  expect(kept()).toEqual([...ALL_OF_ONE, [addressOf('two'), next]]);
});

/** A page that goes on to the next address while the old text stands there still. */
async function setUpSlow() {
  let url = addressOf('one');
  const extractArticle = vi.fn(async () => {
    const read = readPage();
    if (read.kind === 'article') read.article.url = url;
    return read;
  });
  const listened = vi.spyOn(window, 'addEventListener');
  const page = setUp({ extractArticle });
  await page.kind('matched');
  url = addressOf('slow');
  page.articleChanged('address');
  await page.kind('matched');
  return {
    ...page,
    extractArticle,
    url,
    kept: () =>
      vi
        .mocked(page.edges.ask.recordSighting)
        .mock.calls.flatMap(([{ page: of, matches }]) => matches.map(({ quote }) => [of, quote.exact])),
    /** No script can make an event that passes for the reader's. */
    readerScrolls() {
      for (const [type, heard] of listened.mock.calls)
        if (String(type) === 'wheel') (heard as (event: object) => void)({ isTrusted: true });
    },
  };
}

it('paints the text of the address before, and keeps it under the next one only once the reader goes on with it', async () => {
  const page = await setUpSlow();
  const { url } = page;
  expect(page.session.describe().painted).toHaveLength(2);
  expect(page.session.describe().unkept).toHaveLength(2);
  expect(vi.mocked(page.edges.ask.recordSighting).mock.calls.filter(([{ page: of }]) => of === url)).toEqual([]);
  // The page's own scrolling is not the reader's.
  window.dispatchEvent(new Event('wheel'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(page.extractArticle).toHaveBeenCalledTimes(2);
  page.readerScrolls();
  await vi.waitFor(() =>
    expect(page.kept()).toEqual([...ALL_OF_ONE, ...SENTENCES.slice(0, 2).map((text) => [url, text])]),
  );
  await vi.waitFor(() => expect(page.session.describe().unkept).toEqual([]));
});

it('reads nothing where it was switched off, though the reader goes on with a text that was not believed', async () => {
  const page = await setUpSlow();
  page.change({ enabled: false });
  await page.kind('switched-off');
  page.readerScrolls();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(page.session.describe().state.kind).toBe('switched-off');
  expect(page.extractArticle).toHaveBeenCalledTimes(2);
  expect(page.painted()).toEqual({});
  expect(page.kept()).toEqual(ALL_OF_ONE);
});
