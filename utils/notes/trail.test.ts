import { describe, expect, it } from 'vitest';
import { countBySite, countByWeek, fillWeeks, type TrailSighting } from './trail.ts';
import { trailToCsv, trailToMarkdown } from './trailfiles.ts';

const seen = (firstSeen: string, over: Partial<TrailSighting> = {}): TrailSighting => ({
  relation: 'agrees',
  page: 'https://www.example.org/a',
  title: 'News [live]',
  quote: 'Europe *rearms*.',
  score: 0.5,
  firstSeen,
  lastSeen: firstSeen,
  ...over,
});

/** A Sunday, the Monday after it, and a day three weeks on. */
const SIGHTINGS = [
  seen('2026-03-02T00:00:00.000Z'),
  seen('2026-03-01T23:59:59.000Z', { relation: 'disputes', page: 'https://news.example/b' }),
  seen('2026-03-24T12:00:00.000Z'),
];

describe('a claim’s trail', () => {
  it('is counted by the week that begins on Monday', () => {
    expect(countByWeek(SIGHTINGS)).toEqual([
      { name: '2026-02-23', agrees: 0, disputes: 1 },
      { name: '2026-03-02', agrees: 1, disputes: 0 },
      { name: '2026-03-23', agrees: 1, disputes: 0 },
    ]);
  });

  it('shows weeks without sightings, and the last ones where there are too many', () => {
    const weeks = countByWeek(SIGHTINGS);
    expect(fillWeeks(weeks, 9).map(({ name, agrees, disputes }) => [name, agrees + disputes])).toEqual([
      ['2026-02-23', 1],
      ['2026-03-02', 1],
      ['2026-03-09', 0],
      ['2026-03-16', 0],
      ['2026-03-23', 1],
    ]);
    expect(fillWeeks(weeks, 2).map(({ name }) => name)).toEqual(['2026-03-16', '2026-03-23']);
    expect(fillWeeks([], 2)).toEqual([]);
  });

  it('is counted by site', () => {
    const others = ['file:///tmp/a.html', 'chrome-extension://abc/practice.html', 'urn:throughline:book:x'];
    expect(countBySite([...SIGHTINGS, ...others.map((page) => seen('2026-03-02', { page }))])).toEqual([
      { name: 'example.org', agrees: 2, disputes: 0 },
      { name: 'books', agrees: 1, disputes: 0 },
      { name: 'files', agrees: 1, disputes: 0 },
      { name: 'news.example', agrees: 0, disputes: 1 },
      { name: 'Throughline', agrees: 1, disputes: 0 },
    ]);
  });

  it('is written in the order in which its sentences were met', () => {
    const [header, first, ...rest] = trailToCsv(SIGHTINGS).trim().split('\r\n');
    expect(header).toBe('First seen,Last seen,Relation,Score,Sentence,Page,Address');
    expect(first).toContain('2026-03-01T23:59:59.000Z,2026-03-01T23:59:59.000Z,disputes,0.50,');
    expect(rest).toHaveLength(2);
    expect(trailToMarkdown('It’s <so>.', SIGHTINGS.slice(0, 1))).toBe(
      '# It’s \\<so\\>.\n\n> Europe \\*rearms\\*.\n\nAgrees · [News \\[live\\]](<https://www.example.org/a>) · 2026-03-02\n',
    );
  });
});
