// @vitest-environment jsdom
import fc from 'fast-check';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { HOSTILE_MARKDOWN } from '../utils/notes/hostilemarkdown.ts';
import { MarkdownText } from './MarkdownText.tsx';

const ELEMENTS = 'DIV P UL OL LI BLOCKQUOTE PRE CODE HR BR STRONG EM S A TABLE THEAD TBODY TR TH TD'.split(' ');
const ATTRIBUTES = 'class dir href target rel start'.split(' ');

function checkDrawn(text: string): void {
  act(() => render(<MarkdownText text={text} claimHref={({ essay }) => `#claim/${essay}`} />, document.body));
  for (const element of document.body.querySelectorAll('*')) {
    expect(ELEMENTS).toContain(element.tagName);
    expect(ATTRIBUTES).toEqual(expect.arrayContaining(element.getAttributeNames()));
    const href = element.getAttribute('href');
    if (href !== null) expect(href).toMatch(/^(https?:\/\/|mailto:|#claim\/)/i);
  }
}

it.each(HOSTILE_MARKDOWN)('draws %j as text and elements of our own', (text) => {
  checkDrawn(text);
  // What a reader typed is there to be read, whatever it is.
  if (text.startsWith('<')) expect(document.body.textContent).toContain(text);
});

it('draws any mixture of it so', () => {
  const piece = fc.constantFrom(
    ...HOSTILE_MARKDOWN,
    '**',
    '_',
    '[',
    '](',
    ')',
    '> ',
    '- ',
    '\n',
    '`',
    '\\',
    ' ',
    '# ',
    '1. ',
    '| ',
    '|-|-|\n',
    '~~',
    '<',
    '    ',
  );
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => checkDrawn(pieces.join(''))));
});

it('links to a claim only where claims can be shown', () => {
  const text = '[It pays.](#claim/e/c)';
  act(() => render(<MarkdownText text={text} claimHref={({ claim }) => `#here/${claim}`} />, document.body));
  expect(document.querySelector('a')?.getAttribute('href')).toBe('#here/c');
  act(() => render(<MarkdownText text={text} />, document.body));
  expect([document.querySelector('a'), document.body.textContent]).toEqual([null, 'It pays.']);
});

const drawn = (text: string) => {
  act(() => render(<MarkdownText text={text} />, document.body));
  return document.querySelector('.markdown')!;
};
/** What is drawn, as names of elements around words. */
const outline = (node: Node): string =>
  [...node.childNodes]
    .map((child) =>
      child instanceof Element
        ? `${child.localName}(${outline(child)})`
        : (child.textContent ?? '').replace(/\n/g, '⏎'),
    )
    .join('');

it.each([
  ['First line\nsecond line\n\nnext', 'p(First linebr()second line)p(next)'],
  ['# Budget\nwords', 'p(Budget)p(words)'],
  ['- one\n  - *in* one\n- two', 'ul(li(oneul(li(em(in) one)))li(two))'],
  ['3. three\n4. four', 'ol(li(three)li(four))'],
  ['- [x] done\n- [ ] open', 'ul(li(☑ done)li(☐ open))'],
  ['> said\n> > before', 'blockquote(p(said)blockquote(p(before)))'],
  ['```\n*raw* <b>\n```', 'pre(code(*raw* <b>))'],
  ['**a _b_** ~~c~~ `d*e*`', 'p(strong(a em(b)) s(c) code(d*e*))'],
  ['snake_case_name and 2 * 3 * 4', 'p(snake_case_name and 2 * 3 * 4)'],
  ['\\*not\\* it', 'p(*not* it)'],
  ['see https://x.example/y.', 'p(see a(https://x.example/y).)'],
  ['ann@x.example', 'p(a(ann@x.example))'],
  ['![a *graph*](https://x.example/a.png)', 'p(a(a em(graph)))'],
  ['| a | b |\n|---|---|\n| *c* | d |', 'table(thead(tr(th(a)th(b)))tbody(tr(td(em(c))td(d))))'],
  ['R&D &amp; <b>x</b>', 'p(R&D &amp; <b>x</b>)'],
  ['[y]: https://x.example\n\n[x](javascript:y)', 'p([y]: https://x.example)p([x](javascript:y))'],
])('draws %j', (text, wanted) => {
  expect(outline(drawn(text))).toBe(wanted);
});

it('begins a list at its number, and links to where the words say', () => {
  expect(drawn('3. a').querySelector('ol')?.getAttribute('start')).toBe('3');
  expect(drawn('[a](https://x.example/a_(b))').querySelector('a')?.getAttribute('href')).toBe(
    'https://x.example/a_(b)',
  );
});

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'chrome://settings',
  '//evil.example',
  '#claim/a/b/c',
])('makes no link of %j', (address) => {
  for (const text of [`[x](${address})`, `[x](<${address}>)`, `[x]: ${address}\n\n[x]`])
    expect(drawn(text).querySelector('a')).toBeNull();
});

it('draws marks that never end, as far as a reader would go', () => {
  for (const mark of ['**', '[', '`a ', '*a ', '> ', '[a](', '- ', '1. ', '\\', '[](', '~~a ', '*a **b ', '> - '])
    expect(drawn(`${mark.repeat(3_000)} end`).textContent).toContain('end');
}, 30_000);
