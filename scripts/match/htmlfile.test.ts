import { expect, it } from 'vitest';
import { parsePage } from './htmlfile.ts';

const WORDS = 'Europe’s café is “open” – Київ';
const titleOf = (html: Buffer) => parsePage(html, null).document.title;
const page = (head: string) => `<!doctype html><html><head>${head}<title>${WORDS}</title></head><body></body></html>`;

it.each([
  ['says nothing of its encoding, which the server said', ''],
  ['says it behind long scripts, where nobody looks', `<script>${' '.repeat(2_000)}</script><meta charset="utf-8">`],
  ['was saved as UTF-8 and still names another', '<meta charset="gbk">'],
  ['names it', '<meta charset="utf-8">'],
  ['has a mark', '\ufeff'],
])('reads a page in UTF-8 that %s', (_what, head) => {
  const html = head === '\ufeff' ? `\ufeff${page('')}` : page(head);
  expect(titleOf(Buffer.from(html))).toBe(WORDS);
});

it('reads a page in the other encoding that it names', () => {
  const latin = Buffer.from(
    page('<meta charset="windows-1252">').replace(WORDS, 'caf\u00e9 \u0093open\u0094'),
    'latin1',
  );
  expect(titleOf(latin)).toBe('café “open”');
  const escaped = Buffer.from(page('<meta charset="iso-2022-jp">').replace(WORDS, '\u001b$B$3\u001b(B'), 'latin1');
  expect(titleOf(escaped)).toBe('こ');
});
