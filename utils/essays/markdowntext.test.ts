import { describe, expect, it } from 'vitest';
import { readMarkdown } from './markdowntext.ts';

describe('readMarkdown', () => {
  it('takes title, author and date from the front matter', () => {
    const source = readMarkdown(
      '---\ntitle: "Leave the reefs"\nauthor: Ann Writer\ndate: 2026-03-01T10:00\n---\nReefs die.\n',
    );
    expect(source).toEqual({
      text: 'Reefs die.',
      title: 'Leave the reefs',
      author: 'Ann Writer',
      publication: { date: '2026-03-01' },
    });
  });

  it('takes the first heading for the title, and no heading for a claim', () => {
    expect(readMarkdown('# Leave the *reefs*\n\n## One\nReefs die.\n')).toEqual({
      title: 'Leave the *reefs*'.replaceAll('*', ''),
      text: 'Reefs die.',
    });
  });

  it('joins broken lines, takes marks off and keeps the words of links and tags', () => {
    const text = `Reefs **will**
die within a [decade](https://example.org "x").

> Tokyo \\*must* act.<script>alert(1)</script>

- One ![photo](a.png)item[^1]

\`\`\`js
code()
\`\`\`
`;
    expect(readMarkdown(text).text).toBe('Reefs will die within a decade.\n\nTokyo *must* act.alert(1)\n\nOne item');
  });

  it('reads lists within lists, tables, headings underlined and links defined elsewhere as their words', () => {
    const text = `The reefs
=========

Reefs die, as [Ann][1] says.  
They die fast.

1. First
   - within
2. Second

| Year | Reefs |
|------|-------|
| 2020 | *ten* |

<div class="box">
They can be <b>saved</b>.
</div>

[1]: https://example.org/ann "Ann"
`;
    expect(readMarkdown(text)).toEqual({
      title: 'The reefs',
      text: [
        'Reefs die, as Ann says.\nThey die fast.',
        'First',
        'within\nSecond',
        'Year | Reefs\n2020 | ten',
        'They can be saved.',
      ].join('\n\n'),
    });
  });

  it('comes to an end with a line of nothing but opening marks', () => {
    expect(readMarkdown(`${'[*_`<'.repeat(4_000)}\n`).text.length).toBeGreaterThan(4_000);
  });
});
