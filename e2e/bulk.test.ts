import type { ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRoute, press, pressOf, says } from './harness/librarypage.ts';
import { readKept } from './harness/readmatches.ts';
import { addNotes } from './harness/storage.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

const TIME = '2026-01-01T00:00:00.000Z';
const NOTES = 5;
const ALL = 'n0 n1 n2 n3 n4';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
  await addNotes(walk.library, NOTES, TIME);
});
afterAll(() => walk?.end());

const kept = (ids: string) =>
  until(
    `the notes ${ids}`,
    async () =>
      (await readKept(walk)).notes
        .map(({ id }) => id)
        .toSorted()
        .join(' ') === ids,
  );
/** The box of a note. Notes of one time stand in any order, and what was just brought back moves to its place. */
const boxOf = async (id: string) => {
  const box = await walk.library.waitForSelector(
    `::-p-xpath(//*[contains(@class, "note-item")][contains(., "${id} 0")]//input)`,
  );
  return box as ElementHandle<HTMLInputElement>;
};
/** The ids of the notes as they are listed, once they stand still. */
const listed = async (): Promise<string[]> => {
  let last = '';
  await until('the notes to stand still', async () => {
    const texts = await walk.library.$$eval('.note-item', (items) =>
      items.map((item) => (item as HTMLElement).innerText),
    );
    const now = texts.map((text) => /n\d/.exec(text)?.[0]).join(' ');
    const isStill = now === last && texts.length === NOTES;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return isStill;
  });
  return last.split(' ');
};

it('deletes three selected notes of five, and brings them back by Undo', async () => {
  const { library } = walk;
  await openRoute(walk, library, 'notes');
  await (await boxOf('n4')).click();
  await (await boxOf('n2')).focus();
  await library.keyboard.press('Space');
  await (await boxOf('n0')).click();
  await says(library, '3 selected');
  await press(library, 'Delete');
  await kept(ALL);
  await press(library, 'Yes, delete 3 notes');
  await kept('n1 n3');
  await press(library, 'Undo');
  await kept(ALL);
});

it('brings back together out of the bin what was deleted together', async () => {
  const { library } = walk;
  await openRoute(walk, library, 'notes');
  await listed();
  for (const id of ['n3', 'n4']) await (await boxOf(id)).click();
  await press(library, 'Delete');
  await press(library, 'Yes, delete 2 notes');
  await kept('n0 n1 n2');
  await until('the list without them', async () => (await library.$$('.note-select')).length === NOTES - 2);
  const n2 = await library.waitForSelector(
    '::-p-xpath(//*[contains(@class, "note-item")][contains(., "n2 0")]//button[starts-with(@aria-label, "Delete: ")])',
  );
  await n2!.evaluate((button) => (button as HTMLElement).click());
  await kept('n0 n1');
  await openRoute(walk, library, 'bin');
  await press(library, 'Restore these 2');
  await kept('n0 n1 n3 n4');
  await says(library, '2 are back in their place.');
  await pressOf(library, 'Restore');
  await kept(ALL);
});

it('selects from the last one to where the Shift key is held, by mouse and by keyboard', async () => {
  const { library } = walk;
  await openRoute(walk, library, 'notes');
  const [first, second, third, fourth] = await Promise.all((await listed()).map(boxOf));
  await first!.click();
  await library.keyboard.down('Shift');
  await third!.click();
  await says(library, '3 selected');
  await second!.focus();
  await library.keyboard.press('Space');
  await library.keyboard.up('Shift');
  await says(library, '1 selected');
  expect(await first!.evaluate((box) => (box as HTMLInputElement).checked)).toBe(true);
  await fourth!.click();
  await press(library, 'Select all 5 notes');
  await says(library, '5 selected');
  await press(library, 'Clear');
  expect(await library.$('.bulk.selected')).toBeNull();
});

it('puts a tag on two selected notes and takes it off them again', async () => {
  const { library } = walk;
  const tagged = (ids: string) =>
    until(`the tag on ${ids}`, async () => {
      const { notes } = await readKept(walk);
      return notes.flatMap(({ id, tags }) => (tags.includes('comets') ? [id] : [])).join(' ') === ids;
    });
  await openRoute(walk, library, 'notes');
  await listed();
  for (const id of ['n3', 'n4']) await (await boxOf(id)).click();
  const [tag] = await library.$$('.bulk summary');
  await tag!.click();
  await library.type('.bulk .tag-field input', 'comets,');
  await press(library, 'Add to 2 notes');
  await press(library, 'Yes, tag 2 notes');
  await tagged('n3 n4');
  const [, untag] = await library.$$('.bulk summary');
  await untag!.click();
  await library.select('.bulk select', 'comets');
  await press(library, 'Remove from 2 notes');
  await press(library, 'Yes, remove it from 2 notes');
  await tagged('');
  await press(library, 'Undo');
  await tagged('n3 n4');
});

it('grows by itself as the reader comes to its end, where the notes are filtered, too', async () => {
  const { library } = walk;
  const many = 170;
  await addNotes(library, many, TIME);
  await openRoute(walk, library, 'notes?from=2025-12-01');
  await says(library, `${many} of ${many} found`);
  // Claims fit no days: it stands above the list, where it stays as the list grows.
  await says(library, 'No essay, no claim and no sentence that you met fits this.');
  await until('the whole list', async () => {
    await library.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    return (await library.$$('.note-item')).length === many;
  });
});
