// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Essay } from '../essays/essay.ts';
import { type ClaimTrail, makeDigest, sumUpDigest } from './digest.ts';
import { digestToHtml, digestToMarkdown } from './digestfiles.ts';
import type { ExportedNote } from './exportednote.ts';
import { HOSTILE_MARKDOWN } from './hostilemarkdown.ts';
import { escapeMarkdown } from './markdown.ts';
import type { TrailSighting } from './trail.ts';

const essay: Essay = {
  id: 'e',
  title: 'After <the> guarantee',
  author: 'A. Author',
  url: 'https://example.org/essay',
  themes: [
    { id: 'war', label: 'War' },
    { id: 'peace', label: 'Peace' },
  ],
  claims: ['met', 'noted', 'neither'].map((id) => ({ id, theme: 'war', text: `Claim ${id}.` })),
};
const seen = (quote: string, score: number, relation: TrailSighting['relation'] = 'agrees'): TrailSighting => ({
  relation,
  page: `https://example.org/${score}`,
  title: 'News',
  quote,
  score,
  firstSeen: '2026-03-02T00:00:00.000Z',
  lastSeen: '2026-03-02T00:00:00.000Z',
});
const note = {
  note: {
    id: 'n',
    target: { kind: 'claim' as const, essay: 'e', claim: 'noted' },
    text: 'Doubtful.',
    tags: [],
    created: '2026-03-03T00:00:00.000Z',
    modified: '2026-03-03T00:00:00.000Z',
  },
};
const TRAILS: Record<string, ClaimTrail> = {
  met: { sightings: [seen('C', 0.3), seen('A', 0.9), seen('B', 0.8), seen('No', 0.2, 'disputes')], notes: [] },
  noted: { sightings: [], notes: [note] },
};
const digest = makeDigest(essay, (claim) => TRAILS[claim] ?? { sightings: [], notes: [] });

describe('a digest', () => {
  it('tells of what was met or noted, with the clearest sentence of each relation', () => {
    expect(digest.themes.map(({ label, claims }) => [label, claims.map(({ text }) => text)])).toEqual([
      ['War', ['Claim met.', 'Claim noted.']],
    ]);
    const [met] = digest.themes[0]!.claims;
    expect(met).toMatchObject({ agrees: 3, disputes: 1 });
    expect(met?.quoted.map(({ quote }) => quote)).toEqual(['A', 'No']);
    expect(sumUpDigest(digest)).toBe('1 of 3 claims met on 4 pages.');
  });

  it('tells of claims that were taken out of the essay last, and counts them apart', () => {
    const retired = ['gone', 'unnoted', 'neither'].map((id) => ({ id: `${id}?`, text: `Claim ${id}.` }));
    const trails: Record<string, ClaimTrail> = {
      ...TRAILS,
      'gone?': { sightings: [], notes: [note] },
      'unnoted?': { sightings: [seen('Older', 0.4), seen('Old', 0.5), seen('Not so', 0.3, 'disputes')], notes: [] },
    };
    const told = makeDigest({ ...essay, retired }, (claim) => trails[claim] ?? { sightings: [], notes: [] });
    expect(told.themes.map(({ label, claims }) => [label, claims.map(({ text }) => text)])).toEqual([
      ['War', ['Claim met.', 'Claim noted.']],
      ['No longer in the essay', ['Claim gone.', 'Claim unnoted.']],
    ]);
    const [gone, unnoted] = told.themes[1]!.claims;
    expect(gone?.notes).toEqual([note]);
    expect(unnoted).toMatchObject({ agrees: 2, disputes: 1 });
    expect(unnoted?.quoted.map(({ quote }) => quote)).toEqual(['Old', 'Not so']);
    expect(sumUpDigest(told)).toBe('1 of 3 claims met on 4 pages; met before it was taken out: 1 more.');
  });

  it('is written as Markdown', () => {
    const text = digestToMarkdown(digest);
    expect(text).toContain('# [After \\<the\\> guarantee](<https://example.org/essay>)');
    expect(text).toContain(
      '### Claim met.\n\n3 agree, 1 disputes\n\n> A\n\nAgrees · [News](<https://example.org/0.9>)',
    );
    expect(text).toContain('**My notes**\n\nDoubtful.\n\n2026-03-03\n');
  });

  it('is written as a page to print, with headings in order', () => {
    const page = new DOMParser().parseFromString(digestToHtml(digest), 'text/html');
    expect(page.title).toBe('After <the> guarantee');
    expect([...page.querySelectorAll('h1,h2,h3,h4')].map((heading) => heading.tagName + heading.textContent)).toEqual([
      'H1After <the> guarantee',
      'H2War',
      'H3Claim met.',
      'H3Claim noted.',
      'H4My notes',
    ]);
    expect([...page.querySelectorAll('blockquote')].map((quote) => quote.textContent)).toEqual(['A', 'No']);
  });
});

const onPage = (page: string, pageTitle?: string): ExportedNote => ({
  note: {
    ...note.note,
    target: { kind: 'sentence', page, quote: { exact: 'So it is.', prefix: '', suffix: '', start: 0, end: 9 } },
    tags: ['seas'],
  },
  ...(pageTitle !== undefined && { pageTitle }),
});

/** The last line of a note in each form, with the link in it. */
function underNote(entry: ExportedNote) {
  const one = makeDigest(essay, (claim) => ({ sightings: [], notes: claim === 'noted' ? [entry] : [] }));
  const page = new DOMParser().parseFromString(digestToHtml(one), 'text/html');
  const line = page.querySelector('article .small')!;
  return { markdown: digestToMarkdown(one).trim().split('\n').at(-1), text: line.textContent, page, line };
}

describe('a note in a digest', () => {
  it('links to its page, by the title or, where none is known, by the address', () => {
    const titled = underNote(onPage('https://example.org/a', 'News'));
    expect(titled.markdown).toBe('\\#seas · [News](<https://example.org/a>) · 2026-03-03');
    expect(titled.text).toBe('#seas · News · 2026-03-03');
    expect(titled.line.querySelector('a')?.getAttribute('href')).toBe('https://example.org/a');
    const plain = underNote(onPage('https://example.org/a'));
    expect(plain.markdown).toContain('[https://example.org/a](<https://example.org/a>)');
    expect(plain.text).toContain('https://example.org/a');
  });

  it('on a claim has no page to link to', () => {
    expect(underNote(note)).toMatchObject({ markdown: '2026-03-03', text: '2026-03-03' });
  });

  it('shows a hostile title and address as text', () => {
    for (const hostile of HOSTILE_MARKDOWN) {
      const { page, text, markdown } = underNote(onPage('javascript:alert(1)', hostile));
      expect(page.querySelectorAll('article a, article script, article img')).toHaveLength(0);
      expect(text).toBe(`#seas · ${hostile} · 2026-03-03`);
      expect(markdown).toBe(`\\#seas · ${escapeMarkdown(hostile)} · 2026-03-03`);
      const { line } = underNote(onPage(`https://example.org/"><b>${hostile}`, 'News'));
      expect([...line.children].map(({ tagName }) => tagName)).toEqual(['BDI', 'A']);
    }
  });
});
