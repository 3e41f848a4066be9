import { expect, it } from 'vitest';
import { escapeMarkdown, notesToMarkdown } from './markdown.ts';
import type { Note } from './note.ts';

const TIME = '2026-03-04T05:06:07.000Z';
const PAGE = 'https://example.org/a b>c';
const note = (target: Note['target'], text: string, tags: string[] = []): Note => ({
  id: text,
  target,
  text,
  tags,
  created: TIME,
  modified: TIME,
});

it('groups notes by page and claim, quotes the sentence and keeps the reader’s own Markdown', () => {
  const quote = { exact: 'Europe *rearms*.', prefix: '', suffix: '', start: 0, end: 16 };
  const written = notesToMarkdown([
    { note: note({ kind: 'sentence', page: PAGE, quote }, 'By **when**?', ['arms']), pageTitle: 'News [live]' },
    { note: note({ kind: 'claim', essay: 'e', claim: 'c' }, 'Doubtful.'), claimText: 'NATO is <b>thin</b>.' },
    { note: note({ kind: 'page', page: PAGE }, 'Whole page.'), pageTitle: 'News [live]' },
  ]);
  expect(written).toBe(
    [
      '# Notes',
      '## [News \\[live\\]](<https://example.org/a%20b%3Ec>)',
      '> Europe \\*rearms\\*.',
      'By **when**?',
      '\\#arms · 2026-03-04',
      'Whole page.',
      '2026-03-04',
      '## Claim: NATO is \\<b\\>thin\\</b\\>.',
      'Doubtful.',
      '2026-03-04\n',
    ].join('\n\n'),
  );
});

it.each([
  ['- item', '\\- item'],
  ['12. item', '12\\. item'],
  ['a\n# b', 'a \\# b'],
])('escapes what would be markup: %j', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});
