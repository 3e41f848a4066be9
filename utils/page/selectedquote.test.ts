// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { selectedQuote, sentenceBefore } from './selectedquote.ts';
import { readPage } from './sessionstage.ts';

const TEXTS = ['Europe must arm itself soon.', 'It never will do so.'];

beforeEach(() => {
  document.body.innerHTML = `<div>Home and <b>world</b> news</div><article>${TEXTS.map((text) => `<p>${text}</p>`).join('')}</article>`;
});

function select(from: [Node, number], to: [Node, number]): void {
  document.getSelection()!.setBaseAndExtent(...from, ...to);
}
const words = (paragraph: number) => document.querySelectorAll('p')[paragraph]!.firstChild!;
const read = () => {
  const found = readPage();
  if (found.kind !== 'article') throw new Error('The stage has no article.');
  return selectedQuote({ document, article: found.article, places: found.places });
};

it('takes the whole sentence of a few selected words', () => {
  select([words(1), 3], [words(1), 8]);
  const selected = read();
  expect(selected?.quote).toEqual({
    exact: TEXTS[1],
    prefix: `${TEXTS[0]}\n\n`.slice(-32),
    suffix: '',
    start: TEXTS[0]!.length + 2,
    end: TEXTS[0]!.length + 2 + TEXTS[1]!.length,
  });
  expect(selected?.range.toString()).toBe(TEXTS[1]);
});

it('leaves out the next paragraph, at whose beginning a triple click ends', () => {
  select([words(0), 0], [document.querySelectorAll('p')[1]!, 0]);
  expect(read()?.quote.exact).toBe(TEXTS[0]);
});

it('takes the very words where they lie in several paragraphs, or in no article', () => {
  select([words(0), 7], [words(1), 2]);
  expect(read()?.quote).toMatchObject({ exact: 'must arm itself soon. It', suffix: ' never will do so.' });
  const beside = document.querySelector('div')!;
  select([beside.firstChild!, 4], [beside.lastChild!, 1]);
  const selected = read();
  expect(selected?.quote).toMatchObject({ exact: 'and world', prefix: 'Home ' });
  expect(selected?.range.toString()).toBe('and world');
});

it('finds nothing where nothing is selected', () => {
  document.getSelection()!.removeAllRanges();
  expect(read()).toBeNull();
  select([words(0), 3], [words(0), 3]);
  expect(read()).toBeNull();
});

it('reads a quoted sentence with the context that the matcher gave it, across no border of two articles', () => {
  const found = readPage();
  if (found.kind !== 'article') throw new Error('The stage has no article.');
  const { article } = found;
  const [first, second] = article.sentences;
  const quote = { exact: second!.text, start: second!.start, end: second!.end, prefix: '', suffix: '' };
  expect(sentenceBefore(article, quote)).toBe(first!.text);
  const joined = { ...article, sentences: [first!, { ...second!, opens: true as const }] };
  expect(sentenceBefore(joined, quote)).toBe('');
});
