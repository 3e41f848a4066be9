import { describe, expect, it } from 'vitest';
import { findRepeats } from './repeats.ts';

/** Blocks as `kind: sentence | sentence`. */
function article(...lines: string[]) {
  const blocks = lines.map((line) => ({ kind: line.slice(0, line.indexOf(':')) }));
  const sentences = lines.flatMap((line, block) =>
    line
      .slice(line.indexOf(':') + 1)
      .split('|')
      .map((text) => ({ block, text: text.trim() })),
  );
  return { blocks, sentences };
}

const BODY =
  'paragraph: Rain fell. | “Europe must carry its own weight now,” the minister said. | Nobody replied to her.';

describe('findRepeats', () => {
  const cases: [string, string[], number[]][] = [
    ['a pull quote', [BODY, 'quote: “Europe must carry its own weight now”'], [1]],
    ['a pull quote before its sentence', ['quote: Europe must carry its own weight now', BODY], [0]],
    ['a shortened pull quote in a bare div', [BODY, 'paragraph: … must carry its own weight now …'], [1]],
    ['a pull quote with its speaker', [BODY, 'quote: Europe must carry its own weight now. | Ada Lund'], [1]],
    ['a caption', [BODY, 'caption: Nobody replied to her. '], []],
    [
      'a quotation that says more',
      [BODY, 'quote: Europe must carry its own weight now. | So must all the others.'],
      [],
    ],
    ...['heading', 'caption', 'cell', 'sign-up'].map((kind): [string, string[], number[]] => [
      `what a ${kind} says among more`,
      [
        `${kind}: Europe must carry its own weight now, says Ada Lund.`,
        'paragraph: Europe must carry its own weight now.',
      ],
      [],
    ]),
    ['a paragraph said twice', ['paragraph: Europe must carry its own weight now.', BODY], [0]],
    [
      'the second of two equals',
      ['paragraph: A line of some length here.', 'paragraph: A line of some length here.'],
      [1],
    ],
    [
      'a refrain in long paragraphs',
      [`${BODY} | So it is. | One more of them.`, `${BODY} | So it was. | And another.`],
      [],
    ],
    ['short ones', ['paragraph: They always do.', 'quote: They always do.'], []],
  ];
  it.each(cases)('%s', (_name, lines, repeats) => {
    expect([...findRepeats(article(...lines))]).toEqual(repeats);
  });

  it('never takes every copy away', () => {
    const copies = Array.from({ length: 5 }, () => 'quote: The same sentence over and over again.');
    expect(findRepeats(article(...copies)).size).toBe(4);
  });
});
