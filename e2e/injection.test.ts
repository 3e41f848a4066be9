import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { cleanAddress } from '../utils/article/canonical.ts';
import { practiceArticle } from './harness/articles.ts';
import { clickHighlight, findInCard, findNoteField, isCardOpen } from './harness/card.ts';
import type { ExtensionGlobal } from './harness/chromeapi.ts';
import { checkText, unfold } from './harness/checktext.ts';
import { catchDownloads, type Downloads } from './harness/downloads.ts';
import { readHighlights } from './harness/highlights.ts';
import { hostileBackup, hostileEssay, hostileEssayId, hostileSentence } from './harness/hostilebackup.ts';
import { hostileAnnotations, hostileHypothesis, hostileReadwise } from './harness/hostileimports.ts';
import { hostileWords } from './harness/hostilewords.ts';
import { chooseFile, openRoute, press, says } from './harness/librarypage.ts';
import { openPanelPage } from './harness/panelpage.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

const NOW = new Date().toISOString();

let walk: Walk;
let downloads: Downloads;
let folder: string;
let all: string[];
/** The library, with nothing but our own escaping between hostile words and the browser. */
let page: Page;
/** The news page that says them all, in its title and address too. */
let news: string;

const go = (route: string) => openRoute(walk, page, route);

/** Without the Content-Security-Policy, which would hide that words were taken for code by not letting it run. */
async function openUnguarded(): Promise<Page> {
  const opened = await walk.browser.newPage();
  await opened.setBypassCSP(true);
  return opened;
}

async function choose(name: string, content: unknown): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  await chooseFile(page, path);
}

/** Presses a button that bears hostile words in its name, which no selector takes. */
async function pressNamed(what: string, words: string): Promise<void> {
  await until(`the button "${what}"`, () =>
    page.$$eval(
      'button[aria-label]',
      (buttons, name) => {
        const found = buttons.find((button) => button.getAttribute('aria-label') === name);
        found?.click();
        return found !== undefined;
      },
      `${what}: ${words}`,
    ),
  );
}

beforeAll(async () => {
  walk = await startWalk();
  downloads = await catchDownloads(walk.browser);
  folder = mkdtempSync(join(tmpdir(), 'throughline-injection-'));
  all = hostileWords(walk.server.address('raised'));
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  walk.server.put(
    'news.html',
    practiceArticle()
      .replace(/<title>.*?<\/title>/, () => `<title>Europe ${escape(all.join(' '))}</title>`)
      .replace(
        '</article>',
        () =>
          `${all.map((words, i) => `<p>It rained. ${escape(hostileSentence(i, words))} Nobody read it.</p>`).join('')}</article>`,
      ),
  );
  news = walk.server.address(`news.html?q=${all.join(' ')}`);
  page = await openUnguarded();
});

/** Requests that hostile words made in the tests so far: each test answers for its own. */
let heard = 0;
afterEach(() => {
  const raised = walk.server.requested.filter((path) => path.startsWith('raised'));
  const fresh = raised.slice(heard);
  heard = raised.length;
  expect(fresh).toEqual([]);
});

afterAll(async () => {
  await walk?.end();
  downloads?.end();
  if (folder) rmSync(folder, { recursive: true });
});

it('takes in files whose every text is hostile, and says what is wrong with others, as text', async () => {
  await go('settings');
  for (const [i, words] of all.entries()) {
    await choose(`broken${i}.json`, {
      ...hostileHypothesis([words], NOW),
      annotations: [{ created: words, uri: words }],
    });
    await says(page, 'Nothing was imported');
    await checkText(page, []);
  }
  const broken = hostileAnnotations(all, NOW);
  for (const item of broken.first.items) item.created = item.motivation;
  await choose('broken.jsonld', broken);
  await says(page, 'first.items.0');
  await checkText(page, []);
  await choose('broken.csv', hostileReadwise(all, all[0]!));
  await says(page, 'line 2, Highlighted at');
  await checkText(page, []);
  await choose('backup.json', hostileBackup(all, cleanAddress(news)!, NOW));
  await press(page, 'Import');
  await says(page, 'Imported:');
  const others: [name: string, content: unknown, words: string][] = [
    ['hypothesis.json', hostileHypothesis(all, NOW), 'Annotations from Hypothesis'],
    ['readwise.csv', hostileReadwise(all, NOW), 'Highlights from Readwise'],
    ['annotations.jsonld', hostileAnnotations(all, NOW), 'Web annotations'],
  ];
  for (const [name, content, words] of others) {
    await choose(name, content);
    await says(page, words);
    await checkText(page, []);
    // So many for those that are there already: that is asked twice.
    await press(page, 'Yes, import');
    await says(page, 'Imported:');
    await checkText(page, []);
  }
});

it('shows them as text in the list of essays, in each editor and on each page of a claim', async () => {
  await go('essays');
  await page.waitForSelector('.essay details');
  await unfold(page);
  await checkText(page, all);
  for (const [i, words] of all.entries()) {
    await go(`edit/${hostileEssayId(i)}`);
    await (await page.waitForSelector('.edit-claim [data-control="open"]'))!.click();
    await checkText(
      page,
      ['same', 'dispute', 'related'].map((relation) => `${words} ${relation}`),
    );
    await go(`claim/${hostileEssayId(i)}/c`);
    await page.waitForSelector('.sightings li');
    await unfold(page);
    await checkText(page, [words, hostileSentence(i, words)]);
  }
});

it('shows a draft of one as text', async () => {
  await go(`edit/${hostileEssayId(0)}`);
  await press(page, 'Add a theme');
  await until('the draft to be kept', () =>
    page.evaluate(async () => {
      const { storage } = (globalThis as unknown as ExtensionGlobal).chrome;
      return Object.keys(await storage.local.get(null)).some((key) => key.startsWith('essay-draft:'));
    }),
  );
  await go('essays');
  await says(page, 'Not saved yet');
  await checkText(page, [all[0]!]);
});

it('shows them as text among the notes, in what is searched beside them, and in the bin', async () => {
  await go('notes');
  await until('all notes', async () => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    return (await page.$$('.note-item')).length === 4 * all.length;
  });
  await unfold(page);
  await checkText(page, all);
  for (const query of ['q=witness', 'q=pwned', `tag=${encodeURIComponent(all[0]!.slice(0, 100))}`]) {
    await go(`notes?${query}`);
    await page.waitForSelector('.found-list, .note-item');
    await unfold(page);
    await checkText(page, query === 'q=witness' ? all.map((words, i) => hostileSentence(i, words)) : []);
  }
  await go('bin');
  await until('all that was deleted', async () => (await page.$$('.note-item')).length === 2 * all.length);
  await checkText(page, all);
});

it('writes them as text into a digest of each essay and into the notes to print', async () => {
  const file = await openUnguarded();
  const look = async (name: string, html: string, words: string[]) => {
    walk.server.put(name, html);
    await file.goto(walk.server.address(name));
    await checkText(file, words);
  };
  await go('essays');
  await page.waitForSelector('.essay .export-menu');
  for (const [i, words] of all.entries()) {
    await page.$$eval(
      '.essay',
      (essays, title) => {
        const menu = essays.find((essay) => essay.getAttribute('aria-label') === title)!.querySelector('.export-menu')!;
        const toPrint = [...menu.querySelectorAll('button')].find((button) => button.textContent === 'Page to print')!;
        toPrint.click();
      },
      words,
    );
    const { text } = await downloads.receive(new RegExp(`digest-${hostileEssayId(i)}-.*\\.html$`));
    await look(`digest${i}.html`, text, [words, hostileSentence(i, words)]);
  }
  await go('notes');
  await press(page, 'Export all');
  await press(page, 'Page to print');
  const { text } = await downloads.receive(/^throughline-notes-.*\.html$/);
  await look('notes-printed.html', text, all);
  await file.close();
});

it('compares packs as text: what is new, what changes, what goes, and what is wrong with a file', async () => {
  await go('add');
  for (const [i, words] of all.entries()) {
    await choose(`new${i}.json`, hostileEssay(`new${i}`, words));
    await says(page, '1 claim in 1 theme');
    await checkText(page, [words]);
    await press(page, 'Cancel');
    const other = all[(i + 1) % all.length]!;
    await choose(`newer${i}.json`, { ...hostileEssay(hostileEssayId(i), other), version: 2 });
    await says(page, 'This is version 2');
    await checkText(page, [words, other]);
    await press(page, 'Cancel');
    await choose(`broken${i}.json`, words);
    await page.waitForSelector('[role=alert] :is(p, li)');
    await checkText(page, []);
  }
});

it('follows a pack at a hostile address, and shows address and changes as text', async () => {
  const pack = hostileEssay('followed', all[0]!);
  walk.server.put('pack.json', JSON.stringify(pack), 'application/json');
  const typed = walk.server.address(`pack.json?${[all[0], all[14], all[3]].join('+').replaceAll(/\s/g, '+')}`);
  await go('add');
  const field = (await page.waitForSelector('[aria-labelledby=from-pack] input'))!;
  await field.evaluate((input, text) => ((input as HTMLInputElement).value = text), typed);
  await field.type(' ');
  await press(page, 'Look at this pack');
  await press(page, 'Add this essay');
  await says(page, 'Follows http');
  walk.server.put(
    'pack.json',
    JSON.stringify({ ...hostileEssay('followed', all[14]!), version: 2 }),
    'application/json',
  );
  await pressNamed('Ask now', all[0]!);
  await says(page, 'There is a new version.');
  await pressNamed('See what is new', all[0]!);
  await says(page, 'This is version 2');
  await checkText(page, [all[0]!, all[14]!]);
});

it('shows them as text in the card of each sentence, in its note and in the panel', async () => {
  const paper = await openUnguarded();
  await paper.bringToFront();
  await paper.goto(news);
  await walk.settle(paper);
  for (const [i, words] of all.entries()) {
    const index = await until('the sentence to be painted', async () => {
      const at = (await readHighlights(paper)).findIndex(({ text }) => text.includes(`Witness number ${i} `));
      return at < 0 ? null : { at };
    });
    await clickHighlight(paper, index.at);
    await until('the card', () => isCardOpen(paper));
    const card = (await paper.$('::-p-aria([role="dialog"])'))!;
    await checkText(card, [words]);
    if (i === 0) {
      await (await findInCard(paper, 'button', 'Note')).click();
      const { frame, field } = await findNoteField(paper);
      await field.type('Seen.');
      await checkText(frame, []);
      await (await findInCard(paper, 'button', 'This says…')).click();
      await until('the claims to choose from', async () => (await card.$$('[type=radio]')).length > 1);
      await checkText(card, all);
    }
    await paper.keyboard.press('Escape');
    await until('the card to close', async () => !(await isCardOpen(paper)));
  }
  await checkText(paper, all);
  const panel = await openPanelPage(walk, paper);
  await panel.setBypassCSP(true);
  await panel.reload();
  await until('all claims in the panel', async () => (await panel.$$('.claim')).length >= all.length);
  await unfold(panel);
  await panel.waitForSelector('.sightings li');
  await checkText(panel, [...all, ...all.map((words, i) => hostileSentence(i, words))]);
});
