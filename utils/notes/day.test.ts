import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayOf } from './day.ts';
import type { ExportedNote } from './exportednote.ts';
import { noteToMarkdown } from './markdown.ts';
import { filterNotes } from './notefilter.ts';
import { notesToHtml } from './noteshtml.ts';
import { notesToPageFiles } from './pagefiles.ts';
import { countByWeek, type TrailSighting } from './trail.ts';
import { trailToMarkdown } from './trailfiles.ts';

afterEach(() => vi.unstubAllEnvs());

/** Sunday evening in New York, noon of Monday in Auckland. */
const TIME = '2026-03-02T01:30:00.000Z';
const NOTE: ExportedNote = {
  note: {
    id: 'n',
    target: { kind: 'page', page: 'https://a.example/' },
    text: '',
    tags: [],
    created: TIME,
    modified: TIME,
  },
};
const SIGHTING: TrailSighting = {
  relation: 'agrees',
  page: 'https://a.example/',
  title: 'A',
  quote: 'Europe rearms.',
  score: 1,
  firstSeen: TIME,
  lastSeen: TIME,
};

describe.each([
  ['America/New_York', '2026-03-01', '2026-02-23'],
  ['UTC', '2026-03-02', '2026-03-02'],
  ['Pacific/Auckland', '2026-03-02', '2026-03-02'],
])('in the zone %s', (zone, day, monday) => {
  it('the day of a note and of a sentence is the reader’s own', () => {
    vi.stubEnv('TZ', zone);
    expect([dayOf(TIME), filterNotes([NOTE], { from: day, to: day }).length]).toEqual([day, 1]);
    const written = [
      noteToMarkdown(NOTE),
      notesToHtml([NOTE]),
      notesToPageFiles([NOTE])[0]!.text,
      trailToMarkdown('C', [SIGHTING]),
    ];
    for (const text of written) expect(text).toContain(day);
    expect(countByWeek([SIGHTING])).toEqual([{ name: monday, agrees: 1, disputes: 0 }]);
  });
});
