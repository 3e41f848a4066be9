import { browser } from '#imports';
import { beforeEach, expect, it, vi } from 'vitest';
import { bringSession, bringStyles } from './bringsession.ts';

/** What was done, in order. */
let done: [method: string, injection: unknown][];

beforeEach(() => {
  done = [];
  for (const method of ['removeCSS', 'insertCSS', 'executeScript'] as const) {
    vi.spyOn(browser.scripting, method).mockImplementation((async (injection: unknown) => {
      done.push([method, injection]);
    }) as never);
  }
});

const ASKER = { tab: { id: 7, incognito: false }, documentId: 'D1' };
const ITS_DOCUMENT = { tabId: 7, documentIds: ['D1'] };

it('brings script and styles into the document that asked and no other', async () => {
  await bringSession(ASKER);
  expect(done).toEqual([['executeScript', { target: ITS_DOCUMENT, files: ['/page.js'] }]]);
  done = [];
  await bringStyles(false, ASKER);
  expect(done).toEqual([
    ['removeCSS', { target: ITS_DOCUMENT, files: ['/assets/page.css'] }],
    ['insertCSS', { target: ITS_DOCUMENT, files: ['/assets/page.css'] }],
  ]);
});

it('brings the styles into all frames where the text stands in one', async () => {
  await bringStyles(true, ASKER);
  const target = { tabId: 7, allFrames: true };
  expect(done).toEqual([
    ['removeCSS', { target, files: ['/assets/page.css'] }],
    ['insertCSS', { target, files: ['/assets/page.css'] }],
  ]);
});

it('goes by the tab where the browser names no documents', async () => {
  await bringSession({ tab: { id: 7, incognito: false } });
  expect(done).toEqual([['executeScript', { target: { tabId: 7 }, files: ['/page.js'] }]]);
});

it('says that it failed where the document is gone or the access was taken back', async () => {
  vi.mocked(browser.scripting.removeCSS).mockRejectedValue(new Error('No document with id D1'));
  vi.mocked(browser.scripting.executeScript).mockRejectedValue(new Error('No document with id D1'));
  await expect(bringStyles(false, ASKER)).rejects.toThrow('No document');
  await expect(bringSession(ASKER)).rejects.toThrow('No document');
  expect(done).toEqual([]);
  await expect(bringStyles(false, {})).rejects.toThrow('Only a tab');
  await expect(bringSession({})).rejects.toThrow('Only a tab');
  expect(done).toEqual([]);
});
