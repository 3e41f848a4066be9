import type { Page } from 'puppeteer-core';
import { putRecords } from '../e2e/harness/storage.ts';
import { until } from '../e2e/harness/wait.ts';
import { startWalk } from '../e2e/harness/walk.ts';
import { noteKeys } from '../utils/storage/notekeys.ts';
import { middleAndTail } from './metrics.ts';
import { makeNotes } from './notes.ts';
import type { Row } from './row.ts';

/** Ten years of ten notes a day and more. */
const NOTES = 50_000;
/** Notes a message: a page takes no message of 50 MB. */
const PORTION = 5_000;
/** Times that the reader comes to the end of the list and gets more. */
const STEPS = 30;

/**
 * Times the library's list of many notes in Chromium: until it opens, and from each wish for more of it until that is
 * painted. It needs the built extension.
 * @param build folder of another build than the usual one
 */
export async function benchNoteList(build?: string): Promise<Row[]> {
  const walk = await startWalk({ build });
  try {
    const { library } = walk;
    // The bench runs by tsx, whose compiler calls `__name` in every function that is sent into a page.
    await library.evaluateOnNewDocument('globalThis.__name ??= (named) => named');
    await library.reload();
    const notes = makeNotes(NOTES).map(({ note }) => ({ ...note, ...noteKeys(note) }));
    for (let at = 0; at < NOTES; at += PORTION) await putRecords(library, 'notes', notes.slice(at, at + PORTION));
    await library.bringToFront();
    await library.goto('about:blank');
    await library.goto(walk.address('library.html#notes'));
    await until('the list', async () => (await library.$$('.note-item')).length > 0, 60_000, 20);
    const opened = await library.evaluate(() => performance.now());
    // The first come before the others are read: until then there is no end to go to.
    await until('more of the list', async () => (await library.$('.more')) !== null, 60_000, 20);
    // The search makes its index in the meantime, as it does while a reader begins to scroll.
    const times: number[] = [];
    for (let i = 0; i < STEPS; i += 1) times.push(await step(library));
    const { p50, p95 } = middleAndTail(times);
    const set = `list of ${NOTES} notes`;
    return [
      { set, measure: 'until the first are shown, ms', value: opened.toFixed(0), note: 'from opening the page' },
      { set, measure: '50 more, ms until painted', value: p50.toFixed(0), note: `95 % within ${p95.toFixed(0)}` },
    ];
  } finally {
    await walk.end();
  }
}

/** Goes to the end of the list and asks for more; milliseconds until that is painted. */
function step(library: Page): Promise<number> {
  return library.evaluate(async () => {
    const count = () => document.querySelectorAll('.note-item').length;
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    document.querySelector('.more')?.scrollIntoView();
    await frame();
    const before = count();
    const begun = performance.now();
    document.querySelector<HTMLButtonElement>('.more')?.click();
    do await frame();
    while (count() === before);
    return performance.now() - begun;
  });
}
