import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTE_TEXT_CAP } from './note.ts';
import { readHypothesis } from './hypothesis.ts';

/** An annotation as Hypothesis's API gives it; what a note does not need is there too. */
const annotation = {
  id: 'aBcD1234',
  created: '2026-01-01T10:00:00.123456+00:00',
  updated: '2026-01-02T10:00:00.000000+00:00',
  user: 'acct:reader@hypothes.is',
  uri: 'https://example.org/news?utm_source=x',
  text: 'By **when**?',
  tags: ['arms', 'NATO'],
  group: '__world__',
  permissions: { read: ['group:__world__'] },
  document: { title: ['News of the day'] },
  links: { html: 'https://hypothes.is/a/aBcD1234' },
  target: [
    {
      source: 'https://example.org/news',
      selector: [
        { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]', startOffset: 0, endOffset: 9 },
        { type: 'TextPositionSelector', start: 120, end: 134 },
        { type: 'TextQuoteSelector', exact: 'Europe\n rearms.', prefix: 'x'.repeat(40), suffix: ' Or not.' },
      ],
    },
  ],
};
const file = (...annotations: unknown[]) => ({
  export_date: '2026-02-01T00:00:00.000Z',
  export_userid: 'acct:reader@hypothes.is',
  client_version: '1.1600.0',
  annotations,
});

function read(data: unknown) {
  const parsed = readHypothesis(data);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.imported;
}

describe('readHypothesis', () => {
  it('makes a note of an annotation, on the page and quote as they are known here', () => {
    const { notes, titles } = read(file(annotation));
    expect(notes).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        target: {
          kind: 'sentence',
          page: 'https://example.org/news',
          quote: { exact: 'Europe rearms.', prefix: 'x'.repeat(32), suffix: 'Or not.', start: 120, end: 134 },
        },
        text: 'By **when**?',
        tags: ['arms', 'NATO'],
        created: '2026-01-01T10:00:00.123Z',
        modified: '2026-01-02T10:00:00.000Z',
      },
    ]);
    expect(titles.get('https://example.org/news')).toBe('News of the day');
  });

  it('takes a page note for a note on the page', () => {
    const [note] = read(file({ ...annotation, target: [{ source: annotation.uri }] })).notes;
    expect(note?.target).toEqual({ kind: 'page', page: 'https://example.org/news' });
  });

  it('keeps the id when the annotation changed, and takes the later of two', () => {
    const later = { ...annotation, text: 'Changed.', updated: '2026-01-03T00:00:00Z' };
    expect(read(file(later)).notes[0]?.id).toBe(read(file(annotation)).notes[0]?.id);
    expect(read(file(later, annotation)).notes.map(({ text }) => text)).toEqual(['Changed.']);
  });

  it('leaves out and counts other people’s, replies, and what is not on a web page', () => {
    const { notes, leftOut } = read(
      file(
        { ...annotation, user: 'acct:other@hypothes.is' },
        { ...annotation, references: ['zzz'] },
        { ...annotation, uri: 'urn:x-pdf:1234' },
        { ...annotation, uri: 'javascript:alert(1)' },
      ),
    );
    expect(notes).toEqual([]);
    expect(Object.fromEntries(leftOut)).toEqual({ 'by other people': 1, replies: 1, 'not on a web page': 2 });
  });

  it.each([
    ['annotations.1', file(annotation, null)],
    ['annotations.0.created', file({ ...annotation, created: 'yesterday' })],
    ['annotations.0.tags', file({ ...annotation, tags: 'arms' })],
    ['annotations.0.text', file({ ...annotation, text: 'x'.repeat(NOTE_TEXT_CAP + 1) })],
  ])('names the place of what is wrong: %s', (place, data) => {
    const parsed = readHypothesis(data);
    expect(parsed.ok || parsed.problems[0]?.place).toBe(place);
  });

  it('answers, and never throws, whatever the file holds', () => {
    const keys = Object.keys(annotation) as (keyof typeof annotation)[];
    const spoilt = fc
      .tuple(fc.constantFrom(...keys), fc.jsonValue())
      .map(([key, value]) => file({ ...annotation, [key]: value }));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.jsonValue().map(file), spoilt), (data) => {
        const parsed = readHypothesis(data);
        if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
