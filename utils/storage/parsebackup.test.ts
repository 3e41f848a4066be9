import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTE_TEXT_CAP } from '../notes/note.ts';
import { parseBackup } from './parsebackup.ts';

const EMPTY = {
  format: 'throughline-backup',
  version: 1,
  exported: '2026-01-01T00:00:00.000Z',
  settings: { enabled: true, sensitivity: 'balanced', silencedSites: [] },
  essays: [],
  builtInEssays: [],
  pages: [],
  matches: [],
  notes: [],
};
const NOTE = {
  id: 'n',
  target: { kind: 'page', page: 'https://example.org/' },
  text: 'x',
  tags: [],
  created: EMPTY.exported,
  modified: EMPTY.exported,
};

const reasons = (data: unknown) => {
  const parsed = parseBackup(typeof data === 'string' ? data : JSON.stringify(data));
  return parsed.ok ? [] : parsed.problems;
};

describe('parseBackup', () => {
  it('says of a file that is no backup what it is instead', () => {
    expect(reasons('{"format":"throughl')[0]?.reason).toMatch(/JSON|cut off/);
    expect(reasons({ notes: [] })[0]?.reason).toMatch(/not a Throughline backup/);
    expect(reasons({ ...EMPTY, version: 2 })).toEqual([]);
    expect(reasons({ ...EMPTY, version: 3 })[0]?.reason).toMatch(/newer version/);
  });

  it('names the place of what does not fit', () => {
    expect(reasons({ ...EMPTY, notes: [NOTE, { ...NOTE, created: 'yesterday' }] })).toMatchObject([
      { place: 'notes.1.created' },
    ]);
    expect(
      reasons({ ...EMPTY, notes: [{ ...NOTE, target: { kind: 'page', page: 'javascript:alert(1)' } }] }),
    ).toMatchObject([{ place: 'notes.0.target.page' }]);
    expect(reasons({ ...EMPTY, notes: [{ ...NOTE, text: 'x'.repeat(NOTE_TEXT_CAP + 1) }] })).toMatchObject([
      { place: 'notes.0.text' },
    ]);
  });

  it('drops what it does not know and is not fooled by names of Object.prototype', () => {
    const forged = JSON.stringify({ ...EMPTY, notes: [NOTE] }).replace(
      '{"id"',
      '{"__proto__":{"polluted":1},"colour":"red","id"',
    );
    const parsed = parseBackup(forged);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(Object.keys(parsed.backup.notes[0]!)).not.toContain('colour');
    expect((parsed.backup.notes[0] as unknown as { polluted?: number }).polluted).toBeUndefined();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('answers, and never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.jsonValue().map((value) => JSON.stringify({ ...EMPTY, notes: value })),
        ),
        (file) => {
          const parsed = parseBackup(file);
          if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
