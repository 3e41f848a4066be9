import { afterAll, beforeAll, expect, it } from 'vitest';
import { OFF_THEME, PRACTICE_EXPECTED, practiceArticle } from './harness/articles.ts';
import { settledReport } from './harness/askpage.ts';
import { clickHighlight, findInCard, findNoteField } from './harness/card.ts';
import { collectComplaints } from './harness/complaints.ts';
import { readHighlights, readNoted } from './harness/highlights.ts';
import { readKept } from './harness/readmatches.ts';
import { addEssayFile } from './harness/secondessay.ts';
import { openOnSelection, selectText } from './harness/select.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

/** Part of a sentence of the practice article in which no claim is found. */
const PLAIN = PRACTICE_EXPECTED.plain[0]!;

let walk: Walk;

beforeAll(async () => {
  const dark = OFF_THEME.replace('<body>', '<body style="background: #111; color: #eee">');
  walk = await startWalk({ pages: { 'news.html': practiceArticle(), 'off.html': OFF_THEME, 'dark.html': dark } });
});
afterAll(async () => await walk?.end());

it('notes a selected sentence on a page off the themes, and shows the note when the reader comes back', async () => {
  const words = 'A cider press, here too?';
  const page = await walk.open('off.html');
  const complaints = await collectComplaints(page);
  await settledReport(walk.library, page);
  await selectText(page, 'hopes to add a cider press');
  expect(await openOnSelection(walk, page, 'note')).toBe('opened');
  const { frame } = await findNoteField(page);
  await until('the keyboard to be in it', () => frame.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'));
  await page.keyboard.type(words);
  await until('the note', async () => (await readKept(walk)).notes.some(({ text }) => text === words));
  await page.keyboard.type(' [[');
  const claim = await until('the claims to link to', () =>
    frame.$eval('.claim-link option', (option) => option.textContent).catch(() => null),
  );
  await frame.type('.claim-link input', claim);
  await until('the link', async () => (await readKept(walk)).notes.some(({ text }) => text.includes(`[${claim}](`)));
  await page.keyboard.press('Escape');
  await until('the note to be painted', async () => (await readNoted(page)).length === 1);

  await page.reload();
  const [shown] = await until('the note to be shown again', async () => {
    const notes = await readNoted(page);
    return notes.length > 0 ? notes : null;
  });
  expect(shown).toBe('hopes to add a cider press');
  expect(complaints).toEqual([]);
  await page.close();
});

it('keeps which claim a selected sentence makes, over a reload and beside the matcher’s own, until it is undone', async () => {
  const page = await walk.open('news.html');
  const before = await walk.settle(page);
  const painted = async () => (await readHighlights(page)).find(({ text }) => text.includes(PLAIN));
  expect(await painted()).toBeUndefined();
  await selectText(page, PLAIN);
  expect(await openOnSelection(walk, page, 'say')).toBe('opened');
  await until('the claims', () => page.$('::-p-aria([role="radio"])'));
  // The keyboard is on the likeliest claim.
  await page.keyboard.press('Space');
  await (await findInCard(page, 'button', 'It disputes this')).click();
  await until('the sentence to be painted', async () => (await painted())?.relation === 'disputes');
  await findInCard(page, 'button', 'Undo');
  await until('it to be kept', async () =>
    (await readKept(walk)).matches.some(({ quote, verdict }) => quote.exact.includes(PLAIN) && verdict === 'disputes'),
  );

  await page.reload();
  await until('the sentence to be painted again', painted);
  // Sentences like it may have come through by it.
  expect((await walk.settle(page)).length).toBeGreaterThan(before.length);
  await clickHighlight(
    page,
    (await readHighlights(page)).findIndex(({ text }) => text.includes(PLAIN)),
  );
  await (await findInCard(page, 'button', 'Undo')).click();
  await until('the sentence to be as it was', async () => (await painted()) === undefined);
  await until('that to be kept', async () => (await readKept(walk)).matches.every(({ verdict }) => verdict === null));
  await page.close();
});

it.each([
  ['off.html', 'dark', false],
  ['dark.html', 'light', true],
])('has the frame for a note on %s as the page is, where the reader has all else %s', async (path, value, isDark) => {
  const page = await walk.browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
  await page.bringToFront();
  await page.goto(walk.server.address(path));
  await settledReport(walk.library, page);
  await selectText(page, 'A volunteer sharpens blades');
  await openOnSelection(walk, page, 'note');
  const { frame } = await findNoteField(page);
  await until('the frame’s scheme', () =>
    frame.evaluate((wanted) => matchMedia('(prefers-color-scheme: dark)').matches === wanted, isDark),
  );
  await page.close();
});

it('says that nothing is selected', async () => {
  const page = await walk.open('off.html');
  await settledReport(walk.library, page);
  expect(await openOnSelection(walk, page, 'note')).toBe('none');
  await page.close();
});

it('finds a claim of a library too large to look through by its words, which the page does not hear', async () => {
  const claims = Array.from({ length: 20 }, (_, i) => ({
    id: `c${i}`,
    theme: 'cider',
    text: `Orchard number ${i} must press its own cider.`,
  }));
  const themes = [{ id: 'cider', label: 'Cider' }];
  await addEssayFile(walk, { id: 'cider', title: 'Press it here', author: 'A. Writer', version: 1, themes, claims });
  const page = await walk.open('news.html');
  await walk.settle(page);
  await page.evaluate(() => {
    for (const name of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input'])
      for (const capture of [true, false])
        window.addEventListener(name, () => (document.title += ` ${name}`), { capture });
  });
  const title = await page.title();
  await selectText(page, PRACTICE_EXPECTED.plain[1]!);
  expect(await openOnSelection(walk, page, 'say')).toBe('opened');
  const search = await findInCard(page, 'searchbox', 'Search the claims');
  const choices = async () => (await page.$$('::-p-aria([role="radio"])')).length;
  expect(await choices()).toBe(50);
  await search.click();
  await page.keyboard.type('number 13');
  await until('the one claim', async () => (await choices()) === 1);
  expect(await page.title()).toBe(title);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await (await findInCard(page, 'button', 'It says this')).click();
  await until('it to be kept', async () =>
    (await readKept(walk)).matches.some(({ essay, claim }) => essay === 'cider' && claim === 'c13'),
  );
  await page.close();
});
