import { expect, it } from 'vitest';
import type { ExportedNote } from './exportednote.ts';
import { notesToPageFiles } from './pagefiles.ts';

const onPage = (page: string, more: Partial<ExportedNote> & { tags?: string[]; day?: string } = {}): ExportedNote => ({
  note: {
    id: page,
    target: { kind: 'page', page },
    text: 'Hm.',
    tags: more.tags ?? [],
    created: '2026-01-01T00:00:00.000Z',
    modified: `${more.day ?? '2026-01-02'}T00:00:00.000Z`,
  },
  pageTitle: 'CON',
  ...more,
});

it('writes a file a page, with what it is on as front matter', () => {
  const [file, ...rest] = notesToPageFiles([
    onPage('https://example.org/a', { pageTitle: 'Ärger: "NATO"\u2028now', tags: ['arms', 'x: y'], themes: ['War'] }),
    onPage('https://example.org/a', { pageTitle: 'Ärger: "NATO"\u2028now', tags: ['arms'], day: '2026-01-05' }),
  ]);
  expect(rest).toEqual([]);
  expect(file?.name).toMatch(/^arger-nato-now-[0-9a-z]{6}\.md$/);
  expect(file?.text).toBe(
    [
      '---',
      'title: "Ärger: \\"NATO\\"\\u2028now"',
      'url: "https://example.org/a"',
      'date: 2026-01-05',
      'tags: ["arms", "x: y"]',
      'themes: ["War"]',
      '---',
      '',
      'Hm.',
      '',
      '\\#arms \\#x: y · 2026-01-02',
      '',
      'Hm.',
      '',
      '\\#arms · 2026-01-05\n',
    ].join('\n'),
  );
});

it('gives two pages of one title two names, none that a system has for itself or that leads elsewhere', () => {
  const names = notesToPageFiles([
    onPage('https://example.org/a'),
    onPage('https://example.org/b'),
    onPage('https://example.org/c', { pageTitle: '../../..' }),
    onPage('https://example.org/d', { pageTitle: 'Война' }),
  ]).map(({ name }) => name);
  expect(new Set(names).size).toBe(4);
  for (const name of names) expect(name).toMatch(/^([a-z0-9]+-)?[0-9a-z]{6}\.md$/);
});

it('gives two pages a file each where their names would be the same', () => {
  const pages = ['7160', '17944'].map((path) => onPage(`https://example.org/${path}`, { pageTitle: 'Война' }));
  const files = notesToPageFiles(pages);
  const [name] = notesToPageFiles(pages.slice(0, 1)).map((file) => file.name);
  expect(notesToPageFiles(pages.slice(1))[0]?.name).toBe(name);
  expect(new Set(files.map((file) => file.name)).size).toBe(2);
  for (const file of files) expect(file.name).toMatch(/^[0-9a-z]{11}\.md$/);
});

it('names the essay of a claim', () => {
  const claim: ExportedNote = {
    ...onPage('x'),
    note: { ...onPage('x').note, target: { kind: 'claim', essay: 'e', claim: 'c' } },
    claimText: 'Europe arms itself.',
    essayTitle: 'After the guarantee',
  };
  expect(notesToPageFiles([claim])[0]?.text).toContain(
    'title: "Europe arms itself."\nessay: "After the guarantee"\ndate:',
  );
});
