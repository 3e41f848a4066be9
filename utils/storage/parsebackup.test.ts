import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Note, NOTE_TEXT_CAP } from '../notes/note.ts';
import type { Backup, BackupBinned, BackupMatch } from './backup.ts';
import type { OwnEssay, StoredPage } from './db.ts';
import { parseBackup } from './parsebackup.ts';
import type { Settings } from './settings.ts';
import type { Essay } from '../essays/essay.ts';

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

describe('docs/formats.md', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/formats.md'), 'utf8');
  const section = /^## Backup\n[^]*?(?=^## )/m.exec(docs)?.[0] ?? '';

  it('shows a backup that is read as it stands', () => {
    const example: unknown = JSON.parse(/```json\n([^`]*)```/.exec(section)?.[1] ?? '');
    expect(parseBackup(JSON.stringify(example))).toEqual({ ok: true, backup: example });
  });

  it('names every field of a backup', () => {
    // A field that comes to be has to be named here before this compiles.
    const file: Record<keyof Backup, true> = {
      format: true,
      version: true,
      exported: true,
      settings: true,
      essays: true,
      builtInEssays: true,
      pages: true,
      matches: true,
      notes: true,
      bin: true,
    };
    const settings: Record<keyof Settings, true> = {
      enabled: true,
      sensitivity: true,
      silencedSites: true,
      unreadClasses: true,
      readSites: true,
      keepSightings: true,
    };
    const essay: Record<Exclude<keyof OwnEssay, keyof Essay>, true> = {
      enabled: true,
      added: true,
      modified: true,
      pack: true,
      colour: true,
    };
    const page: Record<keyof StoredPage, true> = {
      page: true,
      title: true,
      themes: true,
      firstSeen: true,
      lastSeen: true,
      visits: true,
    };
    const match: Record<keyof BackupMatch, true> = {
      essay: true,
      claim: true,
      page: true,
      relation: true,
      score: true,
      quote: true,
      why: true,
      firstSeen: true,
      lastSeen: true,
      verdict: true,
      verdictAt: true,
    };
    const note: Record<keyof Note, true> = {
      id: true,
      target: true,
      text: true,
      tags: true,
      created: true,
      modified: true,
      changed: true,
    };
    const binned: Record<keyof BackupBinned, true> = { kind: true, id: true, deleted: true, content: true };
    // Of a table's rows what stands in the first column, one table after the other.
    const tables = section.split(/\n(?!\|)/).map((lines) =>
      lines.split('\n').flatMap((line) => {
        const [, names = ''] = /^\|([^|]*)\|/.exec(line) ?? [];
        return [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name);
      }),
    );
    const named = tables.filter((names) => names.length > 0).map((names) => names.toSorted());
    expect(named).toEqual(
      [file, settings, essay, page, match, note, binned].map((fields) => Object.keys(fields).toSorted()),
    );
  });
});
