import { expect, it } from 'vitest';
import { parseMarkdown } from './markdownblocks.ts';

const words = (text: string) => [{ kind: 'text', text }];

it('reads what readers write in notes', () => {
  const text = [
    '# Budget',
    'First line',
    'second line',
    '',
    '- one',
    '- two',
    '3. three',
    '4. four',
    '> said',
    '> again',
    '---',
    '```',
    '*raw* <b>',
    '```',
  ].join('\n');
  expect(parseMarkdown(text)).toEqual([
    { kind: 'heading', parts: words('Budget') },
    { kind: 'paragraph', parts: [...words('First line'), { kind: 'break' }, ...words('second line')] },
    { kind: 'list', start: null, items: [words('one'), words('two')] },
    { kind: 'list', start: 3, items: [words('three'), words('four')] },
    { kind: 'quote', blocks: [{ kind: 'paragraph', parts: [...words('said'), { kind: 'break' }, ...words('again')] }] },
    { kind: 'rule' },
    { kind: 'code', text: '*raw* <b>' },
  ]);
});

it.each<[string, unknown]>([
  ['**bold**', [{ kind: 'strong', parts: words('bold') }]],
  [
    '*it* and _it_',
    [{ kind: 'emphasis', parts: words('it') }, ...words(' and '), { kind: 'emphasis', parts: words('it') }],
  ],
  ['~~gone~~', [{ kind: 'struck', parts: words('gone') }]],
  ['`a*b*`', [{ kind: 'code', text: 'a*b*' }]],
  ['snake_case_name and 2 * 3 * 4', words('snake_case_name and 2 * 3 * 4')],
  ['\\*not\\* it', words('*not* it')],
  [
    '[a *b*](https://x.example/a_(b))',
    [
      {
        kind: 'link',
        address: 'https://x.example/a_(b)',
        parts: [...words('a '), { kind: 'emphasis', parts: words('b') }],
      },
    ],
  ],
  [
    'see https://x.example/y.',
    [
      ...words('see '),
      { kind: 'link', address: 'https://x.example/y', parts: words('https://x.example/y') },
      ...words('.'),
    ],
  ],
  [
    '[It pays.](#claim/own%20one/c1)',
    [{ kind: 'claim', claim: { essay: 'own one', claim: 'c1' }, parts: words('It pays.') }],
  ],
  ['[x](#claim/%/c)', words('[x](#claim/%/c)')],
  ['<b>x</b>', words('<b>x</b>')],
])('reads %j', (text, parts) => {
  expect(parseMarkdown(text)).toEqual([{ kind: 'paragraph', parts }]);
});

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'chrome://settings',
  '//evil.example',
  '#claim/a/b/c',
])('makes no link of %j', (address) => {
  for (const text of [`[x](${address})`, `[x](<${address}>)`])
    expect(JSON.stringify(parseMarkdown(text))).not.toMatch(/"(link|claim)"/);
});

it('takes marks that never end in its stride', () => {
  for (const mark of ['**', '[', '`', '*a', '> ', '[a](', '- ', '\\', '[](', '~~a'])
    expect(() => parseMarkdown(mark.repeat(20_000))).not.toThrow();
}, 20_000);
