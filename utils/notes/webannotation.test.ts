import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportedNote } from './exportednote.ts';
import type { ImportedNotes } from './importednotes.ts';
import { type Note, NOTE_TEXT_CAP } from './note.ts';
import { readWebAnnotations } from './readwebannotation.ts';
import { notesToWebAnnotations } from './webannotation.ts';

const NOW = new Date('2026-03-04T05:06:07.000Z');

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
const anyText = fc.string({
  unit: fc.constantFrom('a', '"', '\\', '\n', ' ', '\ud83d', '\ude00', '\u2028', 'ž', '<'),
  maxLength: 12,
});
const time = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString());
const offset = fc.nat({ max: 1e6 });
const claim = fc.record({ essay: name, claim: name });
const page = fc.constantFrom('https://example.org/a?b=c#d', 'file:///tmp/a%20b', 'urn:throughline:book:x%2C%20y');
const quote = fc.record({
  exact: anyText.map((text) => `${text}.`),
  prefix: anyText,
  suffix: anyText,
  start: offset,
  end: offset,
});
const target: fc.Arbitrary<Note['target']> = fc.oneof(
  claim.map((ref) => ({ kind: 'claim' as const, ...ref })),
  page.map((address) => ({ kind: 'page' as const, page: address })),
  fc.record(
    { kind: fc.constant('sentence' as const), page, quote, claim },
    { requiredKeys: ['kind', 'page', 'quote'] },
  ),
);
const note: fc.Arbitrary<Note> = fc.record({
  id: name,
  target,
  text: anyText,
  tags: fc.array(
    anyText.map((text) => `${text}t`),
    { maxLength: 3 },
  ),
  created: time,
  modified: time,
});
const entry: fc.Arbitrary<ExportedNote> = fc.record(
  { note, pageTitle: name, claimText: name },
  { requiredKeys: ['note'] },
);

function read(data: unknown): ImportedNotes {
  const parsed = readWebAnnotations(JSON.parse(JSON.stringify(data)), NOW.toISOString());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.imported;
}

const problemsOf = (data: unknown) => {
  const parsed = readWebAnnotations(data, NOW.toISOString());
  return parsed.ok ? [] : parsed.problems;
};

describe('our own notes as web annotations', () => {
  it('come back exactly, with the titles of their pages', () => {
    const entries = fc.uniqueArray(entry, { selector: (one) => one.note.id, maxLength: 5 });
    fc.assert(
      fc.property(entries, (written) => {
        const { notes, titles } = read(notesToWebAnnotations(written, NOW));
        expect(notes).toEqual(written.map((one) => one.note));
        for (const one of written) {
          if (one.note.target.kind !== 'claim' && one.pageTitle) expect(titles.has(one.note.target.page)).toBe(true);
        }
      }),
    );
  });

  it('stand in the form that docs/formats.md shows', () => {
    const docs = readFileSync(join(import.meta.dirname, '../../docs/formats.md'), 'utf8');
    const example: unknown = JSON.parse(/^## Web annotations\n[^]*?```json\n([^`]*)```/m.exec(docs)?.[1] ?? '');
    const [shown] = read(example).notes;
    const written = { note: shown!, pageTitle: 'News of the day', claimText: 'Europe arms itself.' };
    expect(notesToWebAnnotations([written], NOW)).toEqual(example);
  });

  it('have no body where there are no words, tags or claim, for the model has no empty list', () => {
    const bare: Note = {
      id: 'n',
      target: { kind: 'page', page: 'https://example.org/' },
      text: '',
      tags: [],
      created: NOW.toISOString(),
      modified: NOW.toISOString(),
    };
    expect(JSON.stringify(notesToWebAnnotations([{ note: bare }], NOW))).not.toContain('"body"');
  });
});

describe('annotations of other programs', () => {
  const foreign = {
    id: 'https://anno.example/7',
    type: 'Annotation',
    created: '2026-01-01T10:00:00+02:00',
    body: [
      { type: 'TextualBody', value: 'Hm.' },
      { type: 'TextualBody', value: '#Arms, nato', purpose: 'tagging' },
    ],
    target: {
      source: 'https://example.org/news?utm_source=x#top',
      selector: { type: 'TextQuoteSelector', exact: ' Europe\n  rearms. ' },
    },
  };

  it('become notes on the page as it is known here, in UTC, with the quote as text', () => {
    expect(read([foreign]).notes).toMatchObject([
      {
        target: { kind: 'sentence', page: 'https://example.org/news', quote: { exact: 'Europe rearms.' } },
        text: 'Hm.',
        tags: ['Arms', 'nato'],
        created: '2026-01-01T08:00:00.000Z',
        modified: '2026-01-01T08:00:00.000Z',
      },
    ]);
  });

  it('have the same id each time, told by theirs, else by what they say', () => {
    const bare = { ...foreign, id: undefined };
    const ids = (data: unknown) => read(data).notes.map(({ id }) => id);
    expect(ids([foreign, bare])).toEqual(ids({ items: [foreign, bare] }));
    expect(new Set(ids([foreign, bare, { ...bare, body: 'x', bodyValue: 'Other.' }])).size).toBe(3);
    expect(ids(foreign)[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('are left out, and counted, when they are not on the text of a web page', () => {
    const { notes, leftOut } = read([{ ...foreign, target: 'urn:isbn:123' }, foreign]);
    expect(notes).toHaveLength(1);
    expect([...leftOut.values()]).toEqual([1]);
  });

  it('are refused with the place and the reason when they are broken', () => {
    expect(problemsOf({ first: 'https://anno.example/page1' })[0]?.place).toBe('first');
    expect(problemsOf({ items: [foreign, 'x'] })[0]?.place).toBe('items.1');
    expect(problemsOf([{ ...foreign, created: 'yesterday' }])[0]).toMatchObject({
      place: '0',
      reason: /not a time/ as never,
    });
    const huge = { ...foreign, body: { value: 'x'.repeat(NOTE_TEXT_CAP + 1) } };
    expect(problemsOf([huge])[0]?.place).toBe('0.text');
  });

  it('are answered, never thrown at, whatever the file holds', () => {
    const half = fc.jsonValue().map((value) => [
      { ...foreign, target: value },
      { ...foreign, body: value },
    ]);
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), half), (data) => {
        const parsed = readWebAnnotations(data, NOW.toISOString());
        if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
