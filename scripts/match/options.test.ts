import { describe, expect, it } from 'vitest';
import { parseOptions } from './options.ts';
import { exitStatus } from './problems.ts';

describe('parseOptions', () => {
  it('takes the four calls', () => {
    expect(parseOptions(['--essay', 'e.json', 'a.html', 'b.html.gz'])).toMatchObject({
      kind: 'pages',
      essay: 'e.json',
      pages: ['a.html', 'b.html.gz'],
    });
    expect(parseOptions(['--documents', 'd', '--all', '200'])).toMatchObject({
      kind: 'documents',
      essay: null,
      ranked: 200,
    });
    expect(parseOptions(['--documents', 'd'])).toMatchObject({ ranked: null, sensitivity: null });
    expect(parseOptions(['--pairs', 'p'])).toEqual({ kind: 'pairs', pairs: 'p' });
    expect(parseOptions(['--claims', 't'])).toEqual({ kind: 'claims', text: 't' });
  });

  it.each([
    ['an unknown option', ['--frobnicate']],
    ['an option without its value', ['--essay']],
    ['no page', []],
    ['two calls at once', ['--pairs', 'a', '--documents', 'b']],
    ['a page beside pairs', ['--pairs', 'a', 'page.html']],
    ['an essay beside claims', ['--claims', 'a', '--essay', 'e']],
    ['an address that is none', ['--url', 'ftp://x', 'page.html']],
    ['one address for two pages', ['--url', 'https://x.example', 'a.html', 'b.html']],
    ['a count that is none', ['--documents', 'a', '--all', 'many']],
    ['a count of nothing', ['--documents', 'a', '--all', '0']],
    ['a count without documents', ['--all', '5', 'page.html']],
    ['a sensitivity that there is not', ['--sensitivity', 'huge', 'page.html']],
  ])('refuses %s', (_what, args) => {
    expect(() => parseOptions(args)).toThrow(expect.objectContaining({ name: 'InputError' }));
  });
});

describe('exitStatus', () => {
  it.each([
    [{ handled: 3, failed: 0 }, 0],
    [{ handled: 0, failed: 0 }, 0],
    [{ handled: 2, failed: 1 }, 1],
    [{ handled: 0, failed: 1 }, 2],
  ] as const)('%j is %i', (tally, status) => {
    expect(exitStatus(tally)).toBe(status);
  });
});
