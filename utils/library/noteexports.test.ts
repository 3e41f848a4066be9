import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { ExportedNote } from '../notes/exportednote.ts';
import { NOTE_EXPORTS } from './noteexports.ts';

const note = (id: string, page: string): ExportedNote => ({
  note: {
    id,
    target: { kind: 'page', page },
    text: `Ünï ${id}`,
    tags: [],
    created: '2026-03-01T08:00:00.000Z',
    modified: '2026-03-01T08:00:00.000Z',
  },
  pageTitle: 'A page',
});

it('writes a zip with a file for each page that unpacks to what the notes say', () => {
  const notes = [note('one', 'https://a.test/'), note('two', 'https://b.test/'), note('three', 'https://a.test/')];
  const { write } = NOTE_EXPORTS.find(({ id }) => id === 'markdown-files')!;
  const files = Object.values(unzipSync(write(notes, new Date(0)) as Uint8Array)).map((file) => strFromU8(file));
  expect(files).toHaveLength(2);
  expect(files.find((text) => text.includes('Ünï one'))).toContain('Ünï three');
});
