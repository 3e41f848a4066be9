import { expect, it } from 'vitest';
import { readMarkdownTokens } from '../essays/markdowntokens.ts';
import { escapeMarkdown, notesToMarkdown, noteToMarkdown } from './markdown.ts';
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

it.each([
  ['```\nlet a = 1;', '```\nlet a = 1;\n```'],
  ['~~~~ js\nlet a = 1;\n```\n~~~', '~~~~ js\nlet a = 1;\n```\n~~~\n~~~~'],
  ['Seen. <!-- hidden', 'Seen. <!-- hidden'],
  ['<!-- hidden', '<!-- hidden\n-->'],
  ['<pre>\nline', '<pre>\nline\n</pre>'],
  ['```\nlet a = 1;\n```', '```\nlet a = 1;\n```'],
  ['- item\n  ```\n  code', '- item\n  ```\n  code'],
  ['````', '````\n````'],
])('lets no note take those after it into what it left open: %j', (text, closed) => {
  const written = noteToMarkdown({ note: note({ kind: 'page', page: PAGE }, text, ['last']) });
  expect(written).toBe(`${closed}\n\n\\#last · 2026-03-04`);
  const after = readMarkdownTokens(`${written}\n\n## Next`, { breaks: false });
  expect(after.at(-1)).toMatchObject({ type: 'heading', text: 'Next' });
});
