import { expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import { notesToCsv } from './notescsv.ts';

const times = { created: '2026-01-01T00:00:00.000Z', modified: '2026-01-02T00:00:00.000Z' };

it('writes a note a row, with what it hangs on', () => {
  const quote = { exact: 'Coral goes.', prefix: '', suffix: '', start: 0, end: 11 };
  const csv = notesToCsv([
    {
      note: {
        id: 'n1',
        target: { kind: 'sentence', page: 'https://news.test/a', quote },
        text: 'Who, exactly?\n"Divers"',
        tags: ['reefs', 'bay'],
        ...times,
      },
      pageTitle: 'News',
      claimText: 'Reefs die.',
      essayTitle: 'Reefs',
      themes: ['Coral', 'Nets'],
    },
    { note: { id: 'n2', target: { kind: 'claim', essay: 'e', claim: 'c' }, text: '=1+1', tags: [], ...times } },
  ]);
  expect(readCsv(csv).map(({ fields }) => fields)).toEqual([
    ['Note', 'Quote', 'Page', 'Address', 'Claim', 'Essay', 'Themes', 'Tags', 'Created', 'Changed'],
    [
      'Who, exactly?\n"Divers"',
      'Coral goes.',
      'News',
      'https://news.test/a',
      'Reefs die.',
      'Reefs',
      'Coral; Nets',
      'reefs; bay',
      times.created,
      times.modified,
    ],
    ["'=1+1", '', '', '', '', '', '', '', times.created, times.modified],
  ]);
});
