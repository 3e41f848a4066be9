import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tracePage } from '../bench/pagecost.ts';
import { practiceArticle } from './harness/articles.ts';
import { describePage, settledReport } from './harness/askpage.ts';
import { clickHighlight, isCardOpen, readCard } from './harness/card.ts';
import { readHighlights } from './harness/highlights.ts';
import { openPanelPage, readPanel } from './harness/panelpage.ts';
import { readKept } from './harness/readmatches.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

/** The practice article with a script of the page's own after it. */
const withScript = (script: string) => practiceArticle().replace('</body>', `<script>${script}</script></body>`);

const withText = (text: string) => practiceArticle().replace('</article>', `${text}</article>`);

const TRUE_CLAIM = 'Europe must spend far more on its own defence';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
});

afterAll(async () => await walk?.end());

const comeToAnEnd = (page: Page) => settledReport(walk.library, page, 60_000);

/** Whether the page's main thread still answers. */
async function answers(page: Page): Promise<boolean> {
  return await page.evaluate(() => new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 0)));
}

/** Floods of every kind, each made by the page's own script before ours looks at it. */
const FLOODS: { name: string; html: () => string; kinds: string[] }[] = [
  {
    name: 'a paragraph of two megabytes',
    html: () => withText(`<p>${`${TRUE_CLAIM}, the minister said. `.repeat(31_000)}</p>`),
    kinds: ['too-large'],
  },
  {
    name: 'a paragraph just under the cap',
    html: () => withText(`<p>${'The weather was mild on that day in the town. '.repeat(8_000)}</p>`),
    kinds: ['matched', 'matching'],
  },
  {
    name: 'dots and abbreviations without end',
    html: () => withText(`<p>${'.'.repeat(200_000)}</p><p>${'Dr. '.repeat(25_000)}</p>`),
    kinds: ['other-language'],
  },
  {
    name: '100,000 nested elements',
    html: () =>
      withScript(`let at = document.querySelector('article');
        const top = document.createElement('div'); let in_ = top;
        for (let i = 0; i < 100000; i += 1) { const next = document.createElement('div'); in_.append(next); in_ = next; }
        top.style.display = 'none'; in_.append('deep'); at.append(top);`),
    kinds: ['matched', 'matching'],
  },
  {
    name: 'elements nested deeper than any recursion of ours',
    html: () =>
      withScript(`let at = document.querySelector('article');
        const top = document.createElement('span'); let in_ = top;
        for (let i = 0; i < 3000; i += 1) { const next = document.createElement('span'); in_.append(next); in_ = next; }
        in_.append('deep'); at.append(top);`),
    kinds: ['matched', 'matching'],
  },
  {
    name: 'a flood of zero-width characters',
    html: () => withText(`<p>${'a\u200b\u200d\ufeff'.repeat(80_000)}</p>`),
    kinds: ['matched', 'matching'],
  },
  {
    name: 'a million tiny pieces of text',
    html: () =>
      withScript(`const p = document.createElement('p');
        for (let i = 0; i < 1000000; i += 1) p.append('a'); p.style.display = 'none';
        document.querySelector('article').append(p);
        const q = document.createElement('p');
        for (let i = 0; i < 150000; i += 1) q.append('a');
        document.querySelector('article').append(q);`),
    kinds: ['too-large'],
  },
];

describe('floods', () => {
  it.each(FLOODS)('$name: the page goes on, and the panel has a word for it', async ({ name, html, kinds }) => {
    const path = `${name.replaceAll(/\W/g, '')}.html`;
    walk.server.put(path, html());
    const page = await walk.browser.newPage();
    await page.bringToFront();
    let told = '';
    const cost = await tracePage(page, walk.address(''), async () => {
      await page.goto(walk.server.address(path), { waitUntil: 'domcontentloaded', timeout: 60_000 });
      // A paragraph of thousands of sentences takes minutes in the worker, none of them in the page.
      const report = await until(
        'the page to be read',
        async () => {
          const now = await describePage(walk.library, page.url());
          if (now === null || now.state.kind === 'reading') return null;
          if (now.state.kind === 'matching') return now.state.done > 8 ? now : null;
          return now;
        },
        60_000,
      );
      told = report.state.kind === 'not-article' ? report.state.reason : report.state.kind;
    });
    console.log(`${name}: ${told}, our longest share of a task ${Math.round(cost?.longest ?? 0)} ms`);
    expect(kinds).toContain(told);
    expect(await answers(page)).toBe(true);
    await page.close();
  });

  it('says of a page over the caps that it is left alone', async () => {
    walk.server.put('large.html', withText(`<p>${'Europe must spend more. '.repeat(40_000)}</p>`));
    const page = await walk.open('large.html');
    await comeToAnEnd(page);
    const panel = await openPanelPage(walk, page);
    await until('the panel to say so', async () => (await readPanel(panel)).includes('far longer than an article'));
    await panel.close();
    await page.close();
  });
});

describe('a page that tampers', () => {
  let page: Page;

  beforeEach(() => walk.server.put('plain.html', practiceArticle()));

  it('with the prototypes of its own world: nothing of ours notices', async () => {
    walk.server.put(
      'prototypes.html',
      withScript(`for (const [prototype, names] of [[Node.prototype, ['appendChild', 'contains', 'cloneNode']],
          [Element.prototype, ['getAttribute', 'append', 'attachShadow', 'closest', 'checkVisibility']],
          [Array.prototype, ['map', 'filter', 'flatMap', 'push']], [Promise.prototype, ['then']],
          [Document.prototype, ['createRange', 'querySelector', 'createElement']],
          [HighlightRegistry.prototype, ['set', 'get', 'delete']], [Highlight.prototype, ['add', 'clear']]])
          for (const name of names) Object.defineProperty(prototype, name, { get() { throw new Error('tampered'); } });
        Object.defineProperty(window, 'Highlight', { get() { throw new Error('tampered'); } });`),
    );
    page = await walk.open('prototypes.html');
    const report = await comeToAnEnd(page);
    expect(report.state.kind).toBe('matched');
    expect(report.painted.length).toBeGreaterThan(0);
    await page.close();
  });

  it('with names that shadow what a document and a form have: a sentence in the panel at worst', async () => {
    walk.server.put(
      'shadowed.html',
      withText(
        `<form><input name="getAttribute"><input name="childNodes"><input name="localName"><input name="nodeType"></form>
         <img name="implementation" alt=""><form name="createElement"></form>`,
      ),
    );
    page = await walk.open('shadowed.html');
    const report = await comeToAnEnd(page);
    expect(['matched', 'failed']).toContain(report.state.kind);
    expect(await answers(page)).toBe(true);
    await page.close();
  });

  it('with the registry of highlights: what is ours comes back with the reader', async () => {
    page = await walk.open('plain.html');
    const before = await walk.settle(page);
    expect(before.length).toBeGreaterThan(0);
    await page.evaluate(() => {
      for (const [name, highlight] of CSS.highlights) {
        highlight.clear();
        CSS.highlights.set(name, new Highlight());
      }
      CSS.highlights.clear();
      CSS.highlights.set = () => {
        throw new Error('tampered');
      };
    });
    expect(await readHighlights(page)).toEqual([]);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await until('the highlights to come back', async () => (await readHighlights(page)).length === before.length);
    // The reader goes on reading, as under a site's own search that clears what it does not know.
    await page.mouse.move(20, 20);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
    await page.evaluate(() => CSS.highlights.clear());
    await page.mouse.move(60, 80, { steps: 4 });
    await until('them to come back under the pointer', async () => {
      return (await readHighlights(page)).length === before.length;
    });
    await page.close();
  });

  it('with events of its own making: no verdict, no note, nothing to read in the card', async () => {
    page = await walk.open('plain.html');
    const [first] = await walk.settle(page);
    const { matches } = await readKept(walk);
    const seen = await page.evaluate(async ({ x, y }) => {
      const at = document.elementFromPoint(x, y) ?? document.body;
      for (const type of ['pointermove', 'pointerdown', 'pointerup', 'click'])
        at.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, bubbles: true, composed: true }));
      const host = document.querySelector('throughline-card');
      for (const key of ['Tab', 'Enter', ' ', 'Enter'])
        host?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return { root: host?.shadowRoot ?? null, text: host?.textContent, attributes: host?.getAttributeNames() };
    }, first!);
    expect(seen.root).toBeNull();
    expect(seen.text).toBe('');
    expect(await readKept(walk)).toMatchObject({ notes: [], matches: matches.map(({ verdict }) => ({ verdict })) });
    await page.close();
  });

  it('with document.open in the middle: the page goes on and the panel still has an answer', async () => {
    page = await walk.open('plain.html');
    await until('the page to be read', async () => (await describePage(walk.library, page.url())) !== null);
    await page.evaluate((html) => {
      document.open();
      document.write(html);
      document.close();
    }, practiceArticle());
    const report = await comeToAnEnd(page);
    console.log(
      `after document.open: ${report.state.kind}, ${report.painted.length} painted, ${report.lost.length} lost`,
    );
    expect(await answers(page)).toBe(true);
    await page.close();
  });
});

describe('content', () => {
  it('that is HTML or turns the direction of writing stays text, in card and panel', async () => {
    const evil = '<img src=x onerror="document.title=1"><b>bold</b>';
    const escaped = evil.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const turned = '\u202eesrever\u2066';
    walk.server.put(
      'markup.html',
      practiceArticle()
        .replace(/<title>.*?<\/title>/, `<title>${escaped} ${turned} Europe</title>`)
        .replace(TRUE_CLAIM, `${escaped} ${turned} ${TRUE_CLAIM}`),
    );
    const page = await walk.browser.newPage();
    await page.bringToFront();
    await page.goto(`${walk.server.address('markup.html')}?q=<img src=x onerror=1>&d=%E2%80%AE`);
    const painted = await walk.settle(page);
    const index = painted.findIndex(({ text }) => text.includes('<b>bold</b>'));
    expect(index).toBeGreaterThanOrEqual(0);
    await clickHighlight(page, index);
    await until('the card', () => isCardOpen(page));
    const card = await until('the card', () => page.$('::-p-aria([role="dialog"])'));
    expect(await readCard(page)).not.toBe('');
    expect(await card.evaluate((element) => element.querySelectorAll('img, b, script').length)).toBe(0);
    const panel = await openPanelPage(walk, page);
    await until('the panel to list the sentence', async () => (await readPanel(panel)).includes('<b>bold</b>'));
    expect(await panel.$$eval('img:not([src^="/"]), b, script:not([src])', (all) => all.length)).toBe(0);
    // Each stretch of the page's own words stands in an element that keeps its direction to itself.
    const loose = await panel.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (/[\u202a-\u202e\u2066-\u2069]/.test(node.nodeValue!) && !node.parentElement!.closest('[dir="auto"], bdi'))
          found.push(node.parentElement!.outerHTML);
      return found;
    });
    expect(loose).toEqual([]);
    await panel.close();
    await page.close();
  });
});
