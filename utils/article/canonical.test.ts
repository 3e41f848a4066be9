// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { canonicalUrl, cleanAddress, LONGEST_ADDRESS } from './canonical.ts';

const CASES: { name: string; own: string; named: string; is: string }[] = [
  {
    name: 'takes the same site',
    own: 'https://m.a.example/x?y=1',
    named: 'https://www.a.example/x',
    is: 'https://www.a.example/x',
  },
  { name: 'takes a relative one', own: 'https://a.example/x?print=1', named: '/x', is: 'https://a.example/x' },
  {
    name: 'refuses another site',
    own: 'https://a.example/x',
    named: 'https://evil.example/x',
    is: 'https://a.example/x',
  },
  {
    name: 'refuses a look-alike',
    own: 'https://a.example/x',
    named: 'https://nota.example/x',
    is: 'https://a.example/x',
  },
  {
    name: 'refuses the front page',
    own: 'https://a.example/x',
    named: 'https://a.example/',
    is: 'https://a.example/x',
  },
  {
    name: 'refuses other schemes',
    own: 'https://a.example/x',
    named: 'javascript:alert(1)',
    is: 'https://a.example/x',
  },
  {
    name: 'drops fragment and tracking',
    own: 'https://a.example/x?id=2&utm_source=m&fbclid=3#p',
    named: '',
    is: 'https://a.example/x?id=2',
  },
  {
    name: 'takes the publisher of a cached page',
    own: 'https://www-a-example.cdn.ampproject.org/c/s/www.a.example/x/amp?usqp=1',
    named: 'https://www.a.example/x',
    is: 'https://www.a.example/x',
  },
  {
    name: 'takes the publisher of a page in a viewer',
    own: 'https://www.google.co.uk/amp/s/amp.a.example/x',
    named: 'https://www.a.example/x',
    is: 'https://www.a.example/x',
  },
  {
    name: 'refuses another publisher than the one of a cached page',
    own: 'https://www-a-example.cdn.ampproject.org/c/s/www.a.example/x',
    named: 'https://evil.example/x',
    is: 'https://www-a-example.cdn.ampproject.org/c/s/www.a.example/x',
  },
  {
    name: 'refuses a publisher where the host is no cache',
    own: 'https://cdn.ampproject.org.evil.example/c/s/www.a.example/x',
    named: 'https://www.a.example/x',
    is: 'https://cdn.ampproject.org.evil.example/c/s/www.a.example/x',
  },
  {
    name: 'refuses one elsewhere on the viewer’s host',
    own: 'https://www.google.com/s/www.a.example/x',
    named: 'https://www.a.example/x',
    is: 'https://www.google.com/s/www.a.example/x',
  },
  { name: 'drops credentials', own: 'https://u:p@a.example/x', named: '', is: 'https://a.example/x' },
];

describe('canonicalUrl', () => {
  it.each(CASES)('$name', ({ own, named, is }) => {
    const page = document.implementation.createHTMLDocument('');
    const link = page.createElement('link');
    link.rel = 'canonical';
    link.setAttribute('href', named);
    page.head.append(link);
    expect(canonicalUrl(page, own)).toBe(is);
  });
});

it('remembers a page whose address nobody could keep without its longest parameters', () => {
  const state = 'x'.repeat(LONGEST_ADDRESS);
  expect(cleanAddress(`https://a.example/x?id=2&state=${state}&page=3`)).toBe('https://a.example/x?id=2&page=3');
  expect(cleanAddress(`https://a.example/x?${state}`)).toBe('https://a.example/x');
  const most = `https://a.example/x?id=2&state=`;
  const kept = most + 'x'.repeat(LONGEST_ADDRESS - most.length);
  expect(cleanAddress(kept)).toBe(kept);
});
