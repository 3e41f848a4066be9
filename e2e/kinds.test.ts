import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectComplaints } from './harness/complaints.ts';
import { KINDS, pageOfKinds, REPEATED } from './harness/kinds.ts';
import { chooseFile, press } from './harness/librarypage.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

/** A note on each sentence: what carries a note is painted whatever the model says of it. */
const WANTED = [...KINDS, REPEATED];

let walk: Walk;
let page: Page;
let complaints: string[];
let folder: string;
let before: Look;
let after: Look;

interface Look {
  html: string;
  boxes: string[];
  pictures: Record<string, string>;
}

/** The page's DOM, where its sentences stand, and how each kind looks. */
async function look(): Promise<Look> {
  const { html, boxes } = await page.evaluate(() => {
    const shadow = document.querySelector('market-notice')!.shadowRoot!;
    const kinds = [...document.querySelectorAll('[data-kind]'), ...shadow.querySelectorAll('[data-kind]')];
    return {
      html: document.body.outerHTML + shadow.innerHTML,
      boxes: kinds.map((kind) => {
        const { x, y, width, height } = kind.getBoundingClientRect();
        return `${kind.getAttribute('data-kind')} ${[x, y + window.scrollY, width, height].join(' ')}`;
      }),
    };
  });
  const pictures: Look['pictures'] = {};
  for (const { name } of WANTED) {
    const holder = await page.waitForSelector(`>>> [data-kind="${name}"]`);
    pictures[name] = (await holder!.screenshot({ encoding: 'base64' })) as string;
  }
  return { html, boxes, pictures };
}

/** Puts the notes into storage as a reader would: by the library's import. */
async function importNotes(address: string): Promise<void> {
  const { library } = walk;
  const now = new Date().toISOString();
  const notes = WANTED.map(({ name, sentence, prefix = '' }) => ({
    id: `note on ${name}`,
    target: {
      kind: 'sentence',
      page: address,
      quote: { exact: sentence, prefix, suffix: '', start: 0, end: sentence.length },
    },
    text: name,
    tags: [],
    created: now,
    modified: now,
  }));
  const settings = await library.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { get(k: string): Promise<Record<string, unknown>> } } };
    };
    return (await chrome.storage.local.get('settings')).settings ?? null;
  });
  const backup = {
    format: 'throughline-backup',
    version: 1,
    exported: now,
    settings: settings ?? { enabled: true, sensitivity: 'balanced', silencedSites: [] },
    essays: [],
    builtInEssays: [],
    pages: [],
    matches: [],
    notes,
  };
  const path = join(folder, 'notes.json');
  writeFileSync(path, JSON.stringify(backup));
  await library.bringToFront();
  await library.goto(walk.address('library.html#settings'));
  await chooseFile(library, path);
  await press(library, 'Import');
  await until('the import', () => library.evaluate(() => document.body.innerText.includes('Imported:')));
}

/** What is painted as a note, as the browser itself reads it, with the kind of what holds it. */
const readPainted = () =>
  page.evaluate(() => {
    const selection = document.getSelection()!;
    return [...(CSS.highlights.get('throughline-note') ?? [])].map((painted) => {
      const range = document.createRange();
      range.setStart(painted.startContainer, painted.startOffset);
      range.setEnd(painted.endContainer, painted.endOffset);
      selection.removeAllRanges();
      selection.addRange(range);
      // A selection does not reach into shadow trees.
      const text = selection.toString() || range.toString();
      selection.removeAllRanges();
      const holder = painted.startContainer.parentElement?.closest('[data-kind]');
      return [
        holder?.getAttribute('data-kind') ?? 'elsewhere',
        text.replace(/[\s\u00a0]+/g, ' ').replaceAll('\u00ad', ''),
      ];
    });
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-kinds-'));
  walk = await startWalk({ pages: { 'kinds.html': pageOfKinds() } });
  page = await walk.browser.newPage();
  complaints = await collectComplaints(page);
  await page.goto(walk.server.address('kinds.html'));
  before = await look();
  await importNotes(page.url());
  await page.bringToFront();
  await until('the notes to be painted', async () => (await readPainted()).length >= WANTED.length);
  after = await look();
});

afterAll(async () => {
  await walk?.end();
  rmSync(folder, { recursive: true, force: true });
});

it('paints exactly the sentence, in its own place and nowhere else, however it is set', async () => {
  const painted = (await readPainted()).map(([kind, text]) => `${kind}: ${text}`);
  const expected = WANTED.map(({ name, sentence, shown = sentence }) => `${name}: ${shown}`);
  expect(painted.toSorted()).toEqual(expected.toSorted());
});

it('is to be seen, in shadow trees too', () => {
  for (const { name } of WANTED) expect(after.pictures[name] === before.pictures[name], name).toBe(false);
});

it('changes neither the page nor where anything stands', () => {
  expect(after.html).toBe(before.html);
  expect(after.boxes).toEqual(before.boxes);
  expect(complaints).toEqual([]);
});
