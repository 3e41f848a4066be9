import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDocx, paragraph } from '../utils/library/docxstage.ts';
import { chooseFile, openRoute, press, readMain, says } from './harness/librarypage.ts';
import { makeProfile, removeProfile } from './harness/profile.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

const TITLE = 'Leave the reefs alone';
const TEXT = [
  'Bottom trawling is killing the coral reefs of Corran Bay, and the “naïve” ministry at Škoda Pier knows it.',
  'The fisheries ministry has failed to enforce its own rules. It has two patrol boats for a coast of nine hundred kilometres.',
  'Parliament must ban bottom trawling in the bay before the next season begins. A ban would help the fishermen rather than ruin them.',
  'Compensation for the few local crews would cost less than one new patrol boat, and the reefs will not recover otherwise.',
];
/** One that every encoding has to write in its own way. */
const FOUND = TEXT[0]!;

/** Windows-1252 of what the text needs. */
const CODES: Record<string, number> = { '“': 0x93, '”': 0x94, Š: 0x8a };
const windows1252 = (text: string) => Uint8Array.from(text, (each) => CODES[each] ?? each.codePointAt(0)!);
const bigEndian = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

const plain = `${TITLE}\r\n\r\n${TEXT.join('\r\n\r\n')}`;
// A page needs more words than the text to pass for an article.
const html = (charset: string) =>
  `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1>${TEXT.map((each) => `<p>${each}</p>`).join('')}</article></body></html>`;
const pack = JSON.stringify({
  id: 'reefs',
  title: TITLE,
  author: '',
  themes: [{ id: 't', label: 'Reefs' }],
  claims: [{ id: 'c', theme: 't', text: FOUND }],
});

let walk: Walk;
let folder: string;
let page: Page;

beforeAll(async () => {
  walk = await startWalk();
  folder = makeProfile();
  page = await walk.browser.newPage();
  await page.bringToFront();
});

afterAll(async () => {
  await walk?.end();
  removeProfile(folder);
});

async function startAnew(): Promise<void> {
  await openRoute(walk, page, 'add');
  await page.waitForSelector('textarea');
}

/** Drops a file on the page, as a hand does. */
async function drop(name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    (fileName, content) => {
      const files = new DataTransfer();
      files.items.add(new File([Uint8Array.from(content)], fileName));
      const target = document.querySelector('main')!;
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: files }));
    },
    name,
    [...bytes],
  );
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const FILES: [string, Uint8Array][] = [
  ['reefs.txt', utf8(plain)],
  ['utf16.txt', Buffer.from(`\ufeff${plain}`, 'utf16le')],
  ['utf16be.txt', bigEndian(plain)],
  ['utf16 without a mark.txt', Buffer.from(plain, 'utf16le')],
  ['windows.txt', windows1252(plain)],
  ['reefs.md', utf8(`# ${TITLE}\n\n${TEXT.join('\n\n')}`)],
  ['windows.md', windows1252(`# ${TITLE}\n\n${TEXT.join('\n\n')}`)],
  ['reefs.html', utf8(html('utf-8'))],
  ['windows.htm', windows1252(html('windows-1252'))],
  ['utf16.html', Buffer.from(`\ufeff${html('utf-16')}`, 'utf16le')],
  ['reefs.docx', makeDocx([TITLE, ...TEXT].map(paragraph).join(''))],
];

it.each(FILES)('%s becomes a draft, chosen or dropped, every character in its place', async (name, bytes) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  for (const bring of [() => chooseFile(page, path), () => drop(name, bytes)]) {
    await startAnew();
    await bring();
    await until('the draft', () => page.$('.edit-claim')).catch(async (error: unknown) => {
      throw new Error(`${String(error)}\n${await readMain(page)}`);
    });
    const title = await page.$eval(
      '::-p-aria([name="Title"][role="textbox"])',
      (each) => (each as HTMLInputElement).value,
    );
    expect(title).toBe(TITLE);
    const claims = await page.$$eval('.claim-text', (list) => list.map((each) => each.textContent));
    expect(claims).toContain(FOUND);
  }
});

it('text that is pasted becomes a draft', async () => {
  await startAnew();
  const field = (await page.waitForSelector('textarea.paste'))!;
  // As the clipboard would: at once.
  await field.evaluate((area, text) => ((area as HTMLTextAreaElement).value = text), plain);
  await field.type(' ');
  await press(page, 'Find its claims');
  await page.waitForSelector('.edit-claim');
  const claims = await page.$$eval('.claim-text', (list) => list.map((each) => each.textContent));
  expect(claims).toContain(FOUND);
});

it('an essay pack is shown before it is taken, chosen or dropped', async () => {
  const path = join(folder, 'reefs.json');
  writeFileSync(path, pack);
  for (const bring of [() => chooseFile(page, path), () => drop('reefs.json', utf8(pack))]) {
    await startAnew();
    await bring();
    await says(page, '1 claim in 1 theme');
  }
});

it('says of a broken document what it is', async () => {
  await startAnew();
  await drop('locked.docx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0));
  await says(page, 'locked with a password');
});
