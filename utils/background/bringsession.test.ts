import { browser } from '#imports';
import { beforeEach, expect, it, vi } from 'vitest';
import { bringSession } from './bringsession.ts';

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

it('brings styles and script into the document that asked and no other', async () => {
  await bringSession(false, { tab: { id: 7, incognito: false }, documentId: 'D1' });
  const target = { tabId: 7, documentIds: ['D1'] };
  expect(done).toHaveLength(3);
  expect(done.filter(([method]) => method !== 'executeScript')).toEqual([
    ['removeCSS', { target, files: ['/assets/page.css'] }],
    ['insertCSS', { target, files: ['/assets/page.css'] }],
  ]);
  expect(done).toContainEqual(['executeScript', { target, files: ['/page.js'] }]);
});

it('says that all is there only when the styles are, too', async () => {
  let styled = () => {};
  vi.mocked(browser.scripting.insertCSS).mockReturnValue(new Promise<void>((resolve) => (styled = resolve)) as never);
  let isThere = false;
  const bringing = bringSession(false, { tab: { id: 7, incognito: false } }).then(() => (isThere = true));
  await vi.waitFor(() => expect(done).toHaveLength(2));
  expect(isThere).toBe(false);
  styled();
  await bringing;
});

it('brings the styles into all frames where the text stands in one', async () => {
  await bringSession(true, { tab: { id: 7, incognito: false }, documentId: 'D1' });
  const target = { tabId: 7, allFrames: true };
  expect(done.filter(([method]) => method !== 'executeScript')).toEqual([
    ['removeCSS', { target, files: ['/assets/page.css'] }],
    ['insertCSS', { target, files: ['/assets/page.css'] }],
  ]);
  expect(done).toContainEqual(['executeScript', { target: { tabId: 7, documentIds: ['D1'] }, files: ['/page.js'] }]);
});

it('goes by the tab where the browser names no documents', async () => {
  await bringSession(false, { tab: { id: 7, incognito: false } });
  expect(done).toContainEqual(['executeScript', { target: { tabId: 7 }, files: ['/page.js'] }]);
});

it('says that it failed where the document is gone or the access was taken back', async () => {
  vi.mocked(browser.scripting.removeCSS).mockRejectedValue(new Error('No document with id D1'));
  await expect(bringSession(false, { tab: { id: 7, incognito: false }, documentId: 'D1' })).rejects.toThrow(
    'No document',
  );
  expect(done.map(([method]) => method)).not.toContain('insertCSS');
  done = [];
  await expect(bringSession(false, {})).rejects.toThrow('Only a tab');
  expect(done).toEqual([]);
});
