// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { blocksInView } from './blocksinview.ts';

/** An element of the page that lies between these heights. */
function lying(top: number, bottom: number): Element {
  const element = document.body.appendChild(document.createElement('p'));
  element.getBoundingClientRect = () => new DOMRect(0, top, 100, bottom - top);
  return element;
}

afterEach(() => document.body.replaceChildren());

it('names the blocks that the window shows a part of', () => {
  const { innerHeight } = window;
  const places = [
    lying(-300, -10),
    lying(-20, 30),
    lying(200, 260),
    null,
    lying(innerHeight - 5, innerHeight + 80),
    lying(innerHeight, innerHeight + 40),
  ];
  expect([...blocksInView({ places }, places.keys())]).toEqual([1, 2, 4]);
  // Where nothing of a block is left to read, nothing is asked of it.
  expect([...blocksInView({ places }, [0, 4])]).toEqual([4]);
});

it('takes what has no height, and what is in no window, for out of view', () => {
  const elsewhere = document.implementation.createHTMLDocument().createElement('p');
  expect(blocksInView({ places: [lying(10, 10), elsewhere] }, [0, 1]).size).toBe(0);
});
