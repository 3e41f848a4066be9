// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Essay } from '../essays/essay.ts';
import { type ClaimTrail, makeDigest, sumUpDigest } from './digest.ts';
import { digestToHtml, digestToMarkdown } from './digestfiles.ts';
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

  it('tells of notes on claims that were taken out of the essay too', () => {
    const retired = [
      { id: 'gone', text: 'Claim gone.' },
      { id: 'unnoted', text: 'Claim unnoted.' },
    ];
    const trails: Record<string, ClaimTrail> = {
      gone: { sightings: [seen('Old', 0.5)], notes: [note] },
      unnoted: { sightings: [seen('Old', 0.5)], notes: [] },
    };
    const told = makeDigest({ ...essay, retired }, (claim) => trails[claim] ?? { sightings: [], notes: [] });
    expect(told.themes.map(({ label, claims }) => [label, claims.map(({ text, notes }) => [text, notes])])).toEqual([
      ['No longer in the essay', [['Claim gone.', [note]]]],
    ]);
    expect(sumUpDigest(told)).toBe('0 of 3 claims met on 0 pages.');
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
