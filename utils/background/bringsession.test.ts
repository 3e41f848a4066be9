import { browser } from '#imports';
import { beforeEach, expect, it, vi } from 'vitest';
import { bringSession } from './bringsession.ts';

/** What was done, in order. */
let done: unknown[];

beforeEach(() => {
  done = [];
  for (const method of ['removeCSS', 'insertCSS', 'executeScript'] as const) {
    vi.spyOn(browser.scripting, method).mockImplementation((async (injection: unknown) => {
      done.push([method, injection]);
    }) as never);
  }
});

it('brings styles, then script, into the document that asked and no other', async () => {
  await bringSession(false, { tab: { id: 7, incognito: false }, documentId: 'D1' });
  const target = { tabId: 7, documentIds: ['D1'] };
  expect(done).toEqual([
    ['removeCSS', { target, files: ['/assets/page.css'] }],
    ['insertCSS', { target, files: ['/assets/page.css'] }],
    ['executeScript', { target, files: ['/page.js'] }],
  ]);
});

it('brings the styles into all frames where the text stands in one', async () => {
  await bringSession(true, { tab: { id: 7, incognito: false }, documentId: 'D1' });
  const target = { tabId: 7, allFrames: true };
  expect(done.slice(0, 2)).toEqual([
    ['removeCSS', { target, files: ['/assets/page.css'] }],
    ['insertCSS', { target, files: ['/assets/page.css'] }],
  ]);
  expect(done.at(-1)).toEqual(['executeScript', { target: { tabId: 7, documentIds: ['D1'] }, files: ['/page.js'] }]);
});

it('goes by the tab where the browser names no documents', async () => {
  await bringSession(false, { tab: { id: 7, incognito: false } });
  expect(done.at(-1)).toEqual(['executeScript', { target: { tabId: 7 }, files: ['/page.js'] }]);
});

it('says that it failed where the document is gone or the access was taken back', async () => {
  vi.mocked(browser.scripting.removeCSS).mockRejectedValue(new Error('No document with id D1'));
  await expect(bringSession(false, { tab: { id: 7, incognito: false }, documentId: 'D1' })).rejects.toThrow(
    'No document',
  );
  await expect(bringSession(false, {})).rejects.toThrow('Only a tab');
  expect(done).toEqual([]);
});
