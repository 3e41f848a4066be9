// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { declaredPurpose, type Purpose } from './purpose.ts';

const VIDEO = '<meta property="og:type" content="video.other">';
const PRODUCT = `<script type="application/ld+json">{"@type":"Product"}</script>`;
const canonical = (path: string) => `<link rel="canonical" href="${path}">`;

const HERE = location.origin;

/** The page was loaded from here, and a single-page site went on from it. */
let loadedFrom: string;

beforeEach(() => {
  loadedFrom = `${HERE}/video/1`;
  Object.defineProperty(window.performance, 'getEntriesByType', {
    value: (type: string) => (type === 'navigation' ? [{ name: loadedFrom }] : []),
    configurable: true,
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  document.head.replaceChildren();
});

/** What the page says there. */
function at(url: string): Purpose | null {
  history.replaceState(null, '', url);
  return declaredPurpose(document);
}

it.each([
  ['where it was loaded', VIDEO, `${HERE}/video/1?t=5#top`, 'video'],
  ['on another path, with the words of the one before', VIDEO, `${HERE}/story/2`, null],
  ['there, in data', PRODUCT, `${HERE}/story/2`, null],
  ['there, of an article', '<meta property="og:type" content="article">', `${HERE}/story/2`, null],
  ['there, where it names itself anew', VIDEO + canonical(`${HERE}/video/2`), `${HERE}/video/2`, 'video'],
  ['there, where it goes on naming the one before', VIDEO + canonical(`${HERE}/video/1`), `${HERE}/story/2`, null],
])('believes what a page says it is there for: %s', (_, head, url, purpose) => {
  document.head.innerHTML = head;
  expect(at(url)).toBe(purpose);
});

it('believes a page of which it is not known where it was loaded', () => {
  document.head.innerHTML = VIDEO;
  Object.defineProperty(window.performance, 'getEntriesByType', { value: () => [], configurable: true });
  expect(at(`${HERE}/story/2`)).toBe('video');
  const parsed = new DOMParser().parseFromString(`<head>${VIDEO}</head>`, 'text/html');
  expect(declaredPurpose(parsed)).toBe('video');
});

it('believes a frame without an address', () => {
  document.head.innerHTML = VIDEO;
  loadedFrom = 'about:srcdoc';
  expect(at(`${HERE}/story/2`)).toBe('video');
});
