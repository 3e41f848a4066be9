import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { press, pressOf, readMain } from './harness/librarypage.ts';
import { openPanelPage } from './harness/panelpage.ts';
import { readKept } from './harness/readmatches.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

const CLAIM = 'claim/bugajski-transatlantic-rift/c01';
const EDITOR = 'textarea[aria-label="Note on this claim"]';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
});
afterAll(() => walk?.end());

const goTo = async (route: string, page = walk.library) => {
  await page.bringToFront();
  await page.goto(walk.address(`library.html#${route}`));
  await page.waitForSelector('h1');
};
const texts = async () => (await readKept(walk)).notes.map(({ text }) => text);
const kept = (...wanted: string[]) =>
  until(`the notes ${wanted.join(', ')}`, async () => JSON.stringify(await texts()) === JSON.stringify(wanted));
/** Writes as a reader would, but without a keyboard that must be in front. */
const write = (page: Page, text: string, editor = EDITOR) =>
  page.$eval(
    editor,
    (area, next) => {
      (area as HTMLTextAreaElement).value = next;
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    text,
  );

it('takes a deleted note back by Undo, and later out of the bin', async () => {
  await goTo(CLAIM);
  await walk.library.type(EDITOR, 'Worth keeping.');
  await kept('Worth keeping.');
  await press(walk.library, 'Delete: Note on this claim');
  await kept();
  await press(walk.library, 'Undo');
  await kept('Worth keeping.');
  await press(walk.library, 'Delete: Note on this claim');
  await kept();
  await goTo('bin');
  await until('the bin', async () => (await readMain(walk.library)).includes('Worth keeping.'));
  await pressOf(walk.library, 'Restore');
  await kept('Worth keeping.');
  await until('the bin to be empty', async () => (await readMain(walk.library)).includes('The bin is empty'));
});

it('keeps a backup in the browser, finds it sound, and restores from it what was deleted for good', async () => {
  await goTo('settings');
  await press(walk.library, 'Back up now');
  await until('the backup', async () => (await walk.library.$$('.backups li')).length === 1);
  await press(walk.library, 'Test my backup');
  await until('the test', async () => /The backup is sound: all \d+ records/.test(await readMain(walk.library)));
  await goTo(CLAIM);
  await press(walk.library, 'Delete: Note on this claim');
  await kept();
  await goTo('bin');
  await pressOf(walk.library, 'Delete for good');
  await until('the bin to be empty', async () => (await readMain(walk.library)).includes('The bin is empty'));
  await goTo('settings');
  await walk.library.locator('.backups .quiet').click();
  await until('what the reader deleted', async () =>
    (await readMain(walk.library)).includes('Bring back what I deleted since (1)'),
  );
  await walk.library.locator('.import-preview input[type=checkbox]').click();
  await press(walk.library, 'Import');
  await kept('Worth keeping.');
  await until('the library to say where it was put', async () =>
    (await readMain(walk.library)).includes('What was here before is the newest backup below.'),
  );
  await until('the safety backup', async () => (await walk.library.$$('.backups li')).length === 2);
});

it('puts two texts of one note to the reader when two tabs write at once', async () => {
  await goTo(CLAIM);
  const other = await walk.browser.newPage();
  await goTo(CLAIM, other);
  for (const page of [walk.library, other]) {
    const edit = await page.waitForSelector('[aria-label="Edit: Note on this claim"]');
    await edit?.evaluate((button) => (button as HTMLElement).click());
    await until('the note', () =>
      page.$eval(EDITOR, (area) => (area as HTMLTextAreaElement).value === 'Worth keeping.'),
    );
  }
  await Promise.all([write(walk.library, 'From one tab.'), write(other, 'From the other.')]);
  const asked = await until('the question', async () => {
    for (const page of [walk.library, other]) if (await page.$('.note-conflict')) return page;
    return null;
  });
  await asked.bringToFront();
  await press(asked, 'Keep both');
  const both = ['From one tab.', 'From the other.'];
  await until('both texts in one note', async () => {
    const now = await texts();
    return now.length === 1 && both.every((text) => now[0]?.includes(text));
  });
  for (const page of [walk.library, other]) {
    await until('both tabs to show it', async () => {
      const shown = await page.evaluate(
        (editor) => document.querySelector<HTMLTextAreaElement>(editor)?.value ?? document.body.innerText,
        EDITOR,
      );
      return both.every((text) => shown.includes(text));
    });
  }
});

it('puts two texts of one note to the reader when panel and library write at once', async () => {
  const news = await walk.open('news.html');
  await walk.settle(news);
  const panel = await openPanelPage(walk, news);
  const inPanel = '.page-notes textarea';
  await panel.bringToFront();
  await panel.waitForSelector(inPanel);
  await write(panel, 'Begun in the panel.', inPanel);
  await until('the note', async () => (await texts()).includes('Begun in the panel.'));
  await goTo('notes?q=begun');
  const inLibrary = '.note-item textarea';
  await (await walk.library.waitForSelector('.note-item [aria-label^="Edit"]'))!.click();
  await walk.library.waitForSelector(inLibrary);
  await Promise.all([write(panel, 'From the panel.', inPanel), write(walk.library, 'From the library.', inLibrary)]);
  const asked = await until('the question', async () => {
    for (const page of [walk.library, panel]) if (await page.$('.note-conflict')) return page;
    return null;
  });
  await asked.bringToFront();
  await press(asked, 'Keep both');
  await until('both texts in one note', async () => {
    const now = (await texts()).filter((text) => /From the (panel|library)/.test(text));
    return now.length === 1 && now[0]!.includes('From the panel.') && now[0]!.includes('From the library.');
  });
});

it('brings back from a backup the text that a note had then, and keeps the later one beside it', async () => {
  await goTo('settings');
  await walk.library.waitForSelector('.backups li');
  const count = (await walk.library.$$('.backups li')).length;
  await press(walk.library, 'Back up now');
  await until('the backup', async () => (await walk.library.$$('.backups li')).length === count + 1);
  const before = await texts();
  await goTo(CLAIM);
  const edit = await walk.library.waitForSelector('[aria-label="Edit: Note on this claim"]');
  await edit?.evaluate((button) => (button as HTMLElement).click());
  await walk.library.waitForSelector(EDITOR);
  await write(walk.library, 'Overwritten.');
  await until('the overwritten note', async () => (await texts()).includes('Overwritten.'));
  await goTo('settings');
  await walk.library.locator('.backups .quiet').click();
  await until('what is older in the backup', async () =>
    (await readMain(walk.library)).includes('Bring back older texts and tags as they are in this backup (1 note)'),
  );
  await walk.library.locator('.import-preview input[type=checkbox]').click();
  await until('what it would keep', async () => (await readMain(walk.library)).includes('1 of your texts is replaced'));
  await walk.library.locator('.import-preview summary').click();
  await until('the texts themselves', async () => /Here now:\s+Overwritten\./.test(await readMain(walk.library)));
  await press(walk.library, 'Yes, import');
  await until('both texts', async () => {
    const now = await texts();
    return now.length === before.length + 1 && [...before, 'Overwritten.'].every((text) => now.includes(text));
  });
});
