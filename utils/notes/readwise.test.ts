import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReadwise, readReadwise } from './readwise.ts';

const HEADER =
  'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags';
const UNDATED = '2026-05-05T00:00:00.000Z';
const ROW =
  '"She said ""no"".\nTwice.",The Slow Book,Mara Ellison,B00X,"Key idea",yellow,".favorite, Deep Work",page,12,2026-01-05 10:15:30+00:00,essays';

const parse = (rows: string, pageTitled: (title: string) => string | undefined = () => undefined) =>
  readReadwise(`${HEADER}\n${rows}`, pageTitled, UNDATED);
function read(...args: Parameters<typeof parse>) {
  const parsed = parse(...args);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.imported;
}

describe('readReadwise', () => {
  it('makes a note of a highlight, on a name of its book', () => {
    const { notes, titles } = read(ROW);
    const page = 'urn:throughline:book:The%20Slow%20Book%2C%20Mara%20Ellison';
    expect(notes).toMatchObject([
      {
        target: { kind: 'sentence', page, quote: { exact: 'She said "no". Twice.', start: 12 } },
        text: 'Key idea',
        tags: ['.favorite', 'Deep Work', 'essays'],
        created: '2026-01-05T10:15:30.000Z',
        modified: '2026-01-05T10:15:30.000Z',
      },
    ]);
    expect(titles.get(page)).toBe('The Slow Book, Mara Ellison');
  });

  it('hangs it on the page that is known under its title, with the same id', () => {
    const known = read(ROW, (title) => (title === 'the slow book' ? 'https://example.org/slow' : undefined)).notes;
    expect(known[0]?.target).toMatchObject({ page: 'https://example.org/slow' });
    expect(known[0]?.id).toBe(read(ROW).notes[0]?.id);
  });

  it('takes a note without a highlight for one on the whole, and an undated one for the file’s', () => {
    expect(read(',Title,,,Only a note,,,,,,').notes).toMatchObject([
      { target: { kind: 'page' }, text: 'Only a note', modified: UNDATED },
    ]);
    expect(Object.fromEntries(read(',Title,,,,,,,,,').leftOut)).toEqual({ 'without a highlight or a note': 1 });
  });

  it.each([
    ['line 4, Highlighted at', `${ROW}\nx,T,A,,,,,,,someday,`],
    ['line 2', '"never closed'],
    ['line 2', `${ROW},one,more`],
  ])('names the line of what is wrong: %s', (place, rows) => {
    const parsed = parse(rows);
    expect(parsed.ok || parsed.problems[0]?.place).toBe(place);
  });

  it('is known by its columns', () => {
    expect(isReadwise(`\ufeff${HEADER}\r\n`)).toBe(true);
    expect(isReadwise('Highlight,Title,Author,URL,Note\n')).toBe(false);
  });

  it('answers, and never throws, whatever the file holds', () => {
    const rows = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\ud800', '2026-01-05') });
    fc.assert(
      fc.property(rows, (text) => {
        const parsed = parse(text);
        if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
        else for (const note of parsed.imported.notes) expect(note.modified).toMatch(/Z$/);
      }),
    );
  });
});
