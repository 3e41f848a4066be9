// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/one" }
import { beforeEach, expect, it, vi } from 'vitest';
import type { PlacedArticle } from '../article/article.ts';
import { createNaming } from './naming.ts';

const HEIGHT = 800;

/** Puts stories on the page, one under the other; the first fills the window. */
function stories(...names: string[]): void {
  document.body.innerHTML = names
    .map((name) => `<article id="${name}"><h1>${name}</h1><p>Of ${name}.</p><p>More of ${name}.</p></article>`)
    .join('');
  scrollTo(names[0]!);
}

function scrollTo(name: string): void {
  const all = [...document.querySelectorAll('article')];
  const at = all.findIndex(({ id }) => id === name);
  for (const [i, each] of all.entries())
    each.getBoundingClientRect = () => new DOMRect(0, (i - at) * HEIGHT, 600, HEIGHT);
}

/** Reads the page: these are taken for its article, and those for further ones. */
function read(first: string, further: string[] = [], url = 'https://news.test/one'): PlacedArticle {
  const places: Element[] = [];
  const sentences: PlacedArticle['article']['sentences'] = [];
  for (const [part, selector] of [first, ...further].entries())
    for (const [i, place] of [...document.querySelectorAll(selector)].entries()) {
      const index = sentences.length;
      const opens = part > 0 && i === 0 ? { opens: true as const } : {};
      sentences.push({ index, block: index, text: place.textContent!, start: index, end: index + 1, ...opens });
      places.push(place);
    }
  return { article: { url, sentences } as never, places };
}

const namedIn = (found: PlacedArticle, { names }: { names(sentence: number): boolean }) =>
  found.article.sentences.filter(({ index }) => names(index)).map(({ text }) => text);
const of = (name: string) => [`Of ${name}.`, `More of ${name}.`];

let naming: ReturnType<typeof createNaming>;
beforeEach(() => {
  naming = createNaming({ innerHeight: HEIGHT });
});

function expectNamed(found: Parameters<typeof naming.read>[0], sentences: string[]): void {
  expect(namedIn(found, naming.read(found))).toEqual(sentences);
}

it('has an address name what is read first, and nothing that is appended, wherever the reader is', () => {
  stories('one');
  expectNamed(read('#one p'), of('one'));
  stories('one', 'two');
  scrollTo('two');
  expectNamed(read('#one p', ['#two p']), of('one'));
  // The appended one is taken for the page's, or both are taken for one.
  naming = createNaming({ innerHeight: HEIGHT });
  expectNamed(read('#one p'), of('one'));
  expectNamed(read('#two p', ['#one p']), of('one'));
  expectNamed(read('article p'), of('one'));
});

it('has the next address name what is in view when it is read, and goes on with that', () => {
  stories('one', 'two', 'three');
  expectNamed(read('#one p', ['#two p', '#three p']), of('one'));
  naming.moved();
  scrollTo('two');
  const two = read('#one p', ['#two p', '#three p'], 'https://news.test/two');
  expectNamed(two, of('two'));
  scrollTo('three');
  expectNamed(two, of('two'));
});

it('has an address name nothing as long as it is not known what, and what links to it whatever is in view', () => {
  stories('one', 'two');
  naming.read(read('#one p'));
  naming.moved();
  for (const each of document.querySelectorAll('article'))
    each.getBoundingClientRect = () => new DOMRect(0, 5000, 1, 1);
  const two = read('#one p', ['#two p'], 'https://news.test/two');
  expectNamed(two, []);
  document.querySelector('#two h1')!.innerHTML = '<a href="/two#top">two</a>';
  expectNamed(two, of('two'));
});

it('has the address of an article on other things name none that stands further down', () => {
  stories('garden', 'two');
  expectNamed(read('#none', ['#two p']), []);
});

it('has the address of an article that is not read name none, and goes on with its own where only another is read', () => {
  stories('one', 'garden', 'two');
  naming.read(read('#one p'));
  naming.moved();
  scrollTo('garden');
  expectNamed(read('#one p', [], 'https://news.test/garden'), []);
  naming.moved();
  scrollTo('two');
  expectNamed(read('#two p', [], 'https://news.test/two'), of('two'));
  scrollTo('one');
  expectNamed(read('#one p', [], 'https://news.test/two'), []);
});

it('takes what stands in no article, and the entries of a live blog, for the page’s own', () => {
  document.body.innerHTML = '<p>Live.</p><article><h2>12:01</h2><p>New.</p></article><article><p>Old.</p></article>';
  expectNamed(read('p'), ['Live.', 'New.', 'Old.']);
  naming.moved();
  expectNamed(read('p', [], 'https://news.test/live/2'), ['Live.', 'New.', 'Old.']);
});

it('calls a text stale that the address before had, until it is another, the reader goes on, or that comes back', () => {
  stories('one');
  const under = (name: string) => naming.read(read('#one p', [], `https://news.test/${name}`)).isStale;
  expect(under('one')).toBe(false);
  naming.moved();
  expect(under('two')).toBe(true);
  naming.moved();
  expect(under('three')).toBe(true);
  naming.moved();
  expect(under('one')).toBe(false);
  naming.moved();
  expect(under('two')).toBe(true);
  document.querySelector('p')!.textContent = 'Of two.';
  expect(under('two')).toBe(false);
  naming.moved();
  expect(under('three')).toBe(true);
  naming.believe();
  expect(under('three')).toBe(false);
});

it('takes of a page too large to be read whole no article for its own that merely is in view', () => {
  stories('one', 'two');
  for (const heading of document.querySelectorAll('h1')) heading.outerHTML = `<h2>${heading.textContent}</h2>`;
  expectNamed(read('#one p'), of('one'));
  scrollTo('two');
  expectNamed({ ...read('#two p'), isPart: true }, []);
  naming.moved();
  expectNamed({ ...read('#two p', [], 'https://news.test/two'), isPart: true }, of('two'));
});

it('goes by the height that the window has when it asks, and looks for a heading once in each article', () => {
  const window = { innerHeight: 100 };
  naming = createNaming(window);
  stories('one', 'two');
  const asked = vi.spyOn(Element.prototype, 'querySelector');
  naming.read(read('#one p', ['#two p']));
  naming.read(read('article p'));
  expect(asked.mock.calls.filter(([selector]) => selector === 'h1')).toHaveLength(3);
  naming.moved();
  const [one, two] = document.querySelectorAll('article');
  one!.getBoundingClientRect = () => new DOMRect(0, -400, 600, 600);
  two!.getBoundingClientRect = () => new DOMRect(0, 200, 600, 600);
  window.innerHeight = HEIGHT;
  expectNamed(read('#one p', ['#two p'], 'https://news.test/two'), of('two'));
});
