// @vitest-environment jsdom
import fc from 'fast-check';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { MarkdownText } from './MarkdownText.tsx';

/** Ways in which Markdown was made to run scripts elsewhere: raw HTML, addresses, and marks that break out of both. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert`1`)',
  '[x](java&#115;cript:alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](%6Aavascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '[x](<javascript:alert(1)>)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x" onerror="alert(1)](https://x.example/a.png)',
  '[x](https://x.example/"onmouseover="alert(1))',
  '[x](https://x.example/ "t" onclick=alert(1))',
  '[x]: javascript:alert(1)\n[x]',
  '[<img src=x onerror=alert(1)>](https://x.example/)',
  '[a](#claim/"onclick="alert(1)/c)',
  '[a](#claim/../javascript:alert(1))',
  '`<img src=x onerror=alert(1)>`',
  '```html\n<script>alert(1)</script>\n```',
  'https://x.example/<script>alert(1)</script>',
  '**<b onmouseover=alert(1)>**',
  '> <details open ontoggle=alert(1)>',
  '- <math href="javascript:alert(1)">',
];

const ELEMENTS = 'DIV P UL OL LI BLOCKQUOTE PRE CODE HR BR STRONG EM S A'.split(' ');
const ATTRIBUTES = 'class dir href target rel start'.split(' ');

function checkDrawn(text: string): void {
  act(() => render(<MarkdownText text={text} claimHref={({ essay }) => `#claim/${essay}`} />, document.body));
  for (const element of document.body.querySelectorAll('*')) {
    expect(ELEMENTS).toContain(element.tagName);
    expect(ATTRIBUTES).toEqual(expect.arrayContaining(element.getAttributeNames()));
    const href = element.getAttribute('href');
    if (href !== null) expect(href).toMatch(/^(https?:\/\/|#claim\/)/i);
  }
}

it.each(HOSTILE)('draws %j as text and elements of our own', (text) => {
  checkDrawn(text);
  // What a reader typed is there to be read, whatever it is.
  if (text.startsWith('<')) expect(document.body.textContent).toContain(text);
});

it('draws any mixture of it so', () => {
  const piece = fc.constantFrom(...HOSTILE, '**', '_', '[', '](', ')', '> ', '- ', '\n', '`', '\\', ' ', '# ', '1. ');
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => checkDrawn(pieces.join(''))));
});

it('links to a claim only where claims can be shown', () => {
  const text = '[It pays.](#claim/e/c)';
  act(() => render(<MarkdownText text={text} claimHref={({ claim }) => `#here/${claim}`} />, document.body));
  expect(document.querySelector('a')?.getAttribute('href')).toBe('#here/c');
  act(() => render(<MarkdownText text={text} />, document.body));
  expect([document.querySelector('a'), document.body.textContent]).toEqual([null, 'It pays.']);
});
