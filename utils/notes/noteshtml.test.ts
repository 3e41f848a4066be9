// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExportedNote } from './exportednote.ts';
import { notesToHtml } from './noteshtml.ts';

const sentence = (page: string, words: string): ExportedNote => ({
  note: {
    id: 'n',
    target: { kind: 'sentence', page, quote: { exact: words, prefix: '', suffix: '', start: 0, end: 1 } },
    text: words,
    tags: [words],
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-02T00:00:00.000Z',
  },
  pageTitle: words,
  claimText: words,
});
const parse = (notes: ExportedNote[]) => new DOMParser().parseFromString(notesToHtml(notes), 'text/html');

it('shows quote, claim, words, tags and day of a note under its page', () => {
  const page = parse([sentence('https://example.org/a', 'By when?')]);
  expect(page.querySelector('h2 a')?.getAttribute('href')).toBe('https://example.org/a');
  expect(page.querySelector('blockquote')?.textContent).toBe('By when?');
  expect([...page.querySelectorAll('article p')].map((p) => p.textContent)).toEqual([
    'On the claim: By when?',
    'By when?',
    '#By when? · 2026-01-02',
  ]);
});

it('links only what opens in the web, and lets nothing run or load', () => {
  const page = parse([sentence('javascript:alert(1)', 'x'), sentence('file:///etc/passwd', 'x')]);
  expect(page.querySelectorAll('a, script, img, link')).toHaveLength(0);
  expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
});

it('takes no words for markup, whatever they are', () => {
  const words = fc.string({
    unit: fc.constantFrom('<', '>', '"', "'", '&', 'b', '/', ' ', '=', '!--', '</style>', '<img src=x onerror=y>'),
  });
  const outline = (page: Document) => [...page.querySelectorAll('*')].map((element) => element.tagName);
  const plain = outline(parse([sentence('https://example.org/', 'plain')]));
  fc.assert(
    fc.property(words, (text) => {
      fc.pre(text.trim() !== '');
      const page = parse([sentence('https://example.org/', text)]);
      expect(outline(page)).toEqual(plain);
      expect(page.querySelector('.words')?.textContent).toBe(text.trim());
    }),
  );
});
