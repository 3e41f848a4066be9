// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExportedNote } from './exportednote.ts';
import { HOSTILE_MARKDOWN } from './hostilemarkdown.ts';
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
  expect([...page.querySelectorAll('article p')].map(({ textContent }) => textContent)).toEqual([
    'On the claim: By when?',
    'By when?',
    '#By when? · 2026-01-02',
  ]);
});

it('keeps claim and tags apart from what stands beside them, whatever turns the direction of writing', () => {
  const turning = '\u202eBy when?';
  const page = parse([sentence('https://example.org/a', turning)]);
  expect([...page.querySelectorAll('.small bdi')].map(({ textContent }) => textContent)).toEqual([
    turning,
    `#${turning}`,
  ]);
});

it('links only what opens in the web, and lets nothing run or load', () => {
  const page = parse([sentence('javascript:alert(1)', 'x'), sentence('file:///etc/passwd', 'x')]);
  expect(page.querySelectorAll('a, script, img, link')).toHaveLength(0);
  expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
});

it('draws the Markdown of the words, and of nothing else', () => {
  const page = parse([sentence('https://example.org/', '**Who** counted?\n\n- [x](https://example.org/b)\n- `a < b`')]);
  const words = page.querySelector('.words')!;
  expect(words.querySelector('strong')?.textContent).toBe('Who');
  expect([...words.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual(['x', 'a < b']);
  expect(words.querySelector('a')?.getAttribute('href')).toBe('https://example.org/b');
  expect(page.querySelector('article > blockquote')?.textContent).toContain('**Who**');
});

/** All that Markdown may become. */
const DRAWN = new Set(
  'p strong blockquote pre code hr ol ul li table tbody tr th td em s br a'
    .split(' ')
    .map((name) => name.toUpperCase()),
);

/** Elements and attributes of the words that are none of ours, and links elsewhere than into the web or the mail. */
function foreign(page: Document): string[] {
  return [...page.querySelectorAll('.words *')]
    .filter(
      (element) =>
        !DRAWN.has(element.tagName) ||
        element.getAttributeNames().some((name) => !['href', 'rel', 'start', 'class'].includes(name)) ||
        !/^(https?:|mailto:|$)/i.test(element.getAttribute('href') ?? ''),
    )
    .map(({ outerHTML }) => outerHTML);
}

it.each(HOSTILE_MARKDOWN)('draws nothing that runs or loads: %s', (text) => {
  const page = parse([sentence('https://example.org/', text)]);
  expect(foreign(page)).toEqual([]);
  expect(page.querySelectorAll('article')).toHaveLength(1);
});

it('takes no words for HTML, whatever they are', () => {
  const words = fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      'b',
      '/',
      ' ',
      '=',
      '!--',
      '</style>',
      '<img src=x onerror=y>',
      '\n',
      '*',
      '[',
    ),
  });
  const outline = (page: Document) =>
    [...page.querySelectorAll('*')].filter((each) => !each.closest('.words *')).map(({ tagName }) => tagName);
  const plain = outline(parse([sentence('https://example.org/', 'plain')]));
  fc.assert(
    fc.property(words, (text) => {
      fc.pre(text.trim() !== '');
      const page = parse([sentence('https://example.org/', text)]);
      expect(outline(page)).toEqual(plain);
      expect(foreign(page)).toEqual([]);
    }),
  );
});
