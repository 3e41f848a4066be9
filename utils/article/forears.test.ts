// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readabilityOf } from './forears.ts';

/** What of the computed styles was asked. */
let asked: string[];

beforeEach(() => {
  asked = [];
  // jsdom has none.
  Element.prototype.checkVisibility = () => true;
  const { getComputedStyle } = window;
  vi.spyOn(window, 'getComputedStyle').mockImplementation((element) => {
    const looks = getComputedStyle(element);
    return new Proxy(looks, {
      get(_, name) {
        asked.push(String(name));
        return Reflect.get(looks, name, looks) as unknown;
      },
    });
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  delete (Element.prototype as Partial<Element>).checkVisibility;
  document.head.replaceChildren();
  document.body.replaceChildren();
});

/** Whether the words of a class of the page's own making are taken for seen. */
function isRead(rule: string, inner = '<span class="x7f"> (opens in new tab)</span>'): boolean {
  document.head.innerHTML = `<style>.x7f { ${rule} }</style>`;
  document.body.innerHTML = `<p>He told <a href="/k">Reuters${inner}</a> that it is over.</p>`;
  return readabilityOf(document.body, 'computed')(document.querySelector('.x7f')!);
}

it.each([
  ['clipped', 'position: absolute; clip: rect(0px, 0px, 0px, 0px)'],
  ['clipped by a path', 'position: absolute; clip-path: inset(50%)'],
  ['a pixel in size', 'position: absolute; width: 1px; height: 1px; overflow: hidden'],
  ['beside the page', 'position: absolute; left: -10000px'],
  ['above the page', 'position: fixed; top: -9999px'],
  ['without a colour at all', 'position: absolute; opacity: 0'],
])('takes words of any class that no eye sees for unseen: %s', (_, rule) => {
  expect(isRead(rule)).toBe(false);
});

it.each([
  ['in the text', 'color: red'],
  ['raised', 'position: relative; top: -4px'],
  ['in a place of its own', 'position: absolute; left: 4px'],
  ['about to be faded in', 'opacity: 0'],
])('reads what is seen, or will be: %s', (_, rule) => {
  expect(isRead(rule)).toBe(true);
});

it('asks where it is only of what stands apart, and nothing of longer text', () => {
  isRead('position: relative; top: -4px');
  expect(asked).toEqual(['position']);
  asked = [];
  isRead('color: red', `<span class="x7f">${'Words that go on and on. '.repeat(8)}</span>`);
  isRead('color: red', '<span class="x7f"></span>');
  isRead('color: red', '<span class="x7f"><b><i>nested</i></b></span>');
  expect(asked).toEqual([]);
});

it('keeps words for the ear that stand for some for the eye', () => {
  const inner = '<span aria-hidden="true">T</span><span class="x7f">The</span>';
  expect(isRead('position: absolute; clip-path: inset(50%)', inner)).toBe(true);
});
