import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { describePage } from './harness/askpage.ts';
import { readKept } from './harness/readmatches.ts';
import { startWalk, type Walk } from './harness/walk.ts';

const TRUE_CLAIM = 'must spend far more on its own defence';
/** Characters that the encodings write differently. */
const MARKED = `${TRUE_CLAIM} — “naïve” hopes, Škoda’s café and € 5 aside —`;

/** The practice article with a marked sentence and without what it says of its own encoding. */
const article = practiceArticle().replace(TRUE_CLAIM, MARKED).replace('<meta charset="utf-8">', '');

/** Windows-1252 of the characters above; everything else in the article is written as an entity. */
const CODES: Record<string, number> = { '—': 0x97, '“': 0x93, '”': 0x94, '’': 0x92, '‘': 0x91, '€': 0x80, Š: 0x8a };

function toWindows1252(text: string): Uint8Array {
  const bytes = [...text].flatMap((character) => {
    const code = CODES[character] ?? character.codePointAt(0)!;
    return code < 0x100 ? [code] : [...Buffer.from(`&#${code};`, 'latin1')];
  });
  return Uint8Array.from(bytes);
}

const lone = (html: string) =>
  html.replace(
    '</body>',
    `<script>for (const text of document.querySelectorAll('article p')) for (const node of text.childNodes)
       if (node.nodeType === 3) node.data = node.data.replace('own defence', 'own \\ud83d defence').replace('guarantor of', 'guarantor \\udc00 of');
     </script></body>`,
  );

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
});

afterAll(async () => await walk?.end());

it.each<{ name: string; body: string | Uint8Array; type: string; shown: string }>([
  {
    name: 'UTF-16, told by its first two bytes',
    body: Buffer.from(`\ufeff${article}`, 'utf16le'),
    type: 'text/html',
    shown: MARKED,
  },
  { name: 'windows-1252, told by nobody', body: toWindows1252(article), type: 'text/html', shown: MARKED },
  {
    name: 'halves of characters',
    body: lone(practiceArticle()),
    type: 'text/html; charset=utf-8',
    // The browser's protocol puts the replacement character where a half is.
    shown: 'must spend far more on its own \ufffd defence',
  },
])(
  '$name: every sentence is painted in its place and kept under the same name',
  async ({ name, body, type, shown }) => {
    const path = `${name.slice(0, 6).replaceAll(/\W/g, '')}.html`;
    walk.server.put(path, body, type);
    const page = await walk.open(path);
    const painted = await walk.settle(page);
    expect(painted.map(({ text }) => text.toWellFormed()).join('\n')).toContain(shown);
    const report = (await describePage(walk.library, page.url()))!;
    expect(report.lost).toEqual([]);
    const { matches } = await readKept(walk);
    expect(report.painted.filter((id) => !matches.some((match) => match.id === id))).toEqual([]);
    await page.close();
  },
);
