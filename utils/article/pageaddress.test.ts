// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { createPageAddress } from './pageaddress.ts';

const link = document.createElement('link');
link.rel = 'canonical';

function goTo(path: string, canonical?: string): void {
  history.pushState(null, '', path);
  if (canonical !== undefined) link.setAttribute('href', canonical);
}

const at = (path: string) => new URL(path, location.href).href;

beforeEach(() => document.head.append(link));

it('takes the canonical address, whatever parameters and fragment come and go', () => {
  const address = createPageAddress();
  goTo('/news/first?from=home', '/first');
  expect(address(document)).toBe(at('/first'));
  goTo('/news/first?page=2#end');
  expect(address(document)).toBe(at('/first'));
});

it('takes the live address when the canonical link stayed behind, and the link again when it follows', () => {
  const address = createPageAddress();
  goTo('/news/first', '/first');
  address.hear(document);
  goTo('/news/second');
  expect(address(document)).toBe(at('/news/second'));
  goTo('/news/second', '/second');
  expect(address(document)).toBe(at('/second'));
  goTo('/news/first');
  expect(address(document)).toBe(at('/news/first'));
  goTo('/news/first', '/first');
  expect(address(document)).toBe(at('/first'));
});

it('knows the first page again on the way back where the link never moves', () => {
  const address = createPageAddress();
  goTo('/news/first', '/first');
  address(document);
  goTo('/news/second');
  address(document);
  goTo('/news/first');
  expect(address(document)).toBe(at('/first'));
});

it('knows which link was left behind from what it heard, where nobody asked it on the way', () => {
  const address = createPageAddress();
  goTo('/news/first', '/first');
  address.hear(document);
  goTo('/news/second', '/second');
  address.hear(document);
  goTo('/news/third');
  expect(address(document)).toBe(at('/news/third'));
  goTo('/news/second');
  expect(address(document)).toBe(at('/second'));
});

it('takes the live address where the page names none', () => {
  const address = createPageAddress();
  link.remove();
  goTo('/news/first?utm_source=x');
  expect(address(document)).toBe(at('/news/first'));
});
