// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { followShadowTrees } from './shadowtrees.ts';

/** Stands in for the browser's: calls back when the test says that sizes changed. */
let resize: () => void;
const observed = new Set<Element>();
class FakeResizeObserver {
  constructor(callback: () => void) {
    resize = callback;
  }
  observe = (element: Element) => void observed.add(element);
  disconnect = () => observed.clear();
}

function follow() {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  const controller = new AbortController();
  const found: ShadowRoot[] = [];
  const appeared = vi.fn();
  const trees = followShadowTrees({
    document,
    window,
    found: (root) => void found.push(root),
    appeared,
    signal: controller.signal,
  });
  return { found, appeared, trees, search: () => trees.search(Infinity), controller };
}

afterEach(() => vi.unstubAllGlobals());

it('finds a tree once, however often it searches', () => {
  document.body.innerHTML = '<div id="host"></div>';
  const root = document.querySelector('#host')!.attachShadow({ mode: 'open' });
  const { found, search } = follow();
  search();
  search();
  expect(found).toEqual([root]);
});

it('hears of a tree that is made late, by the size of what is around', () => {
  document.body.innerHTML = '<main><late-story></late-story></main>';
  const { found, appeared, search, controller } = follow();
  search();
  expect([...observed]).toEqual([document.querySelector('main')]);
  resize();
  expect(appeared).not.toHaveBeenCalled();
  const root = document.querySelector('late-story')!.attachShadow({ mode: 'open' });
  resize();
  resize();
  expect(found).toEqual([root]);
  expect(appeared).toHaveBeenCalledTimes(1);
  controller.abort();
  expect(observed.size).toBe(0);
});
