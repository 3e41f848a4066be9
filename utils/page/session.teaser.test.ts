// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import { placeRanges, SENTENCES, setUp } from './sessionstage.ts';

// A box elsewhere in the page repeats a sentence of the article.

beforeEach(placeRanges);

const pause = () => new Promise((resolve) => setTimeout(resolve, 500));

it('brings a highlight back from a teaser that repeats its sentence, once the article has that again', async () => {
  const page = setUp();
  const holders = () =>
    page.ranges('throughline-agrees-blue').map(({ startContainer }) => startContainer.parentElement!.localName);
  document.body.insertAdjacentHTML('beforeend', `<div>${SENTENCES[0]}</div>`);
  await page.kind('matched');
  await vi.waitFor(() => expect(holders()).toEqual(['p']));
  const paragraph = document.querySelector('p')!;
  paragraph.remove();
  page.articleChanged('content');
  await pause();
  document.querySelector('article')!.prepend(paragraph);
  page.articleChanged('content');
  await pause();
  expect(holders()).toEqual(['p']);
});

it('lets a highlight go with its words, and not to a teaser that still has them', async () => {
  const page = setUp();
  document.body.insertAdjacentHTML('beforeend', `<div>${SENTENCES[0]}</div>`);
  await page.kind('matched');
  await vi.waitFor(() => expect(page.painted()['throughline-agrees-blue']).toEqual([SENTENCES[0]]));
  document.querySelector('p')!.textContent = 'Europe has time to arm itself, the minister says now.';
  page.articleChanged('content');
  await pause();
  expect(page.painted()['throughline-agrees-blue'] ?? []).toEqual([]);
});
