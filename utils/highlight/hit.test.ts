// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { hitTest } from './hit.ts';

/** Two sentences, one line of 20 px each, in a page without layout: boxes, top element and caret are given. */
let marks: { name: string; range: Range }[];
let top: Element | null;
let caret: { offsetNode: Node; offset: number } | null;

beforeEach(() => {
  document.body.innerHTML = '<p>One sentence. <b>Another one.</b></p><nav>Menu</nav>';
  const [first, second] = ['p', 'b'].map((name) => document.querySelector(name)!.firstChild as Text);
  marks = [
    { name: 'one', range: rangeOf(first!, 0, 13, 100) },
    { name: 'another', range: rangeOf(second!, 0, 12, 120) },
  ];
  top = document.querySelector('p');
  caret = null;
  Object.assign(document, { elementFromPoint: () => top, caretPositionFromPoint: () => caret });
});

function rangeOf(text: Text, start: number, end: number, y: number): Range {
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  range.getClientRects = () => [new DOMRect(10, y, 200, 20)] as never;
  return range;
}

const at = (x: number, y: number) => hitTest(document, marks, x, y)?.name ?? null;
const caretIn = (selector: string, offset: number) =>
  (caret = { offsetNode: document.querySelector(selector)!.firstChild!, offset });

it('finds the sentence whose words are under the pointer', () => {
  caretIn('p', 4);
  expect(at(50, 110)).toBe('one');
  caretIn('b', 4);
  top = document.querySelector('b');
  expect(at(50, 130)).toBe('another');
});

it('finds it by its boxes where text has no caret', () => {
  expect(at(50, 110)).toBe('one');
  top = document.querySelector('b');
  expect(at(50, 130)).toBe('another');
});

it('counts the underline below the line, and no more', () => {
  expect(at(50, 98)).toBe('one');
  expect(at(50, 96)).toBeNull();
  expect(at(300, 110)).toBeNull();
});

it('is not taken in by a caret that snaps to a far line', () => {
  caretIn('p', 13);
  expect(at(50, 400)).toBeNull();
});

it('leaves alone what the page lays over the text', () => {
  caretIn('p', 4);
  top = document.querySelector('nav');
  expect(at(50, 110)).toBeNull();
  top = null;
  expect(at(50, 110)).toBeNull();
});

it('bears a caret that the page has changed under', () => {
  caret = { offsetNode: document.querySelector('nav')!.firstChild!, offset: 99 };
  expect(at(50, 110)).toBe('one');
});

it('looks into open shadow trees, where the document sees their host only', () => {
  const host = document.body.appendChild(document.createElement('news-story'));
  const root = host.attachShadow({ mode: 'open' });
  root.append(document.createElement('p'), document.createElement('menu'));
  const [story, menu] = root.children as unknown as [Element, Element];
  story.append('Shadowed words.');
  marks.push({ name: 'shadowed', range: rangeOf(story.firstChild as Text, 0, 15, 200) });
  top = host;
  let inside: Element = story;
  Object.assign(root, { elementFromPoint: () => inside });
  expect(at(50, 210)).toBe('shadowed');
  inside = menu;
  expect(at(50, 210)).toBeNull();
});
