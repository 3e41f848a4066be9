import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

const split = (text: string, language = 'en'): string[] =>
  splitSentences(text, language).map(({ start, end }) => text.slice(start, end));

/** Each item is the sentences that its text, joined with a space, must fall into. */
const ITEMS: string[][] = [
  // Titles and ranks
  ['Gen. Mark Milley spoke to Lt. Col. Ann Ray on Monday.', 'Nobody else did.'],
  ['He met Sen. Lindsey Graham and Rep. Adam Smith.', 'They agreed.'],
  ['Mr. and Mrs. Weber left.', 'Dr. No stayed.'],
  ['The Rev. J. Long prayed with Gov. Kathy Hochul.', 'It rained.'],
  ['Gen. He Weidong was absent.', 'Beijing gave no reason.'],
  ['Prof. Dr. Schmidt disagreed.', 'She said why.'],
  // Countries and institutions
  ['U.S. President Joe Biden arrived.', 'He left at noon.'],
  ['They withdrew from the U.S.', 'The move surprised allies.'],
  ['The U.N. Security Council met.', 'Russia vetoed.'],
  ['He moved to the U.K. in May.', 'She followed.'],
  ['Officials in Washington, D.C. said so.', 'Others did not.'],
  ['The E.U. and the U.S. differ.', 'They always did.'],
  // Dates and numbers
  ['On Jan. 6 a mob came.', 'It left by night.'],
  ['The vote is on Sept. 14.', 'Polls open early.'],
  ['It happened in Dec.', 'The month was cold.'],
  ['Prices rose 3.5 percent to $1.25 billion.', 'Wages did not.'],
  ['See No. 10 and Art. 5 of the treaty.', 'Both apply.'],
  ['Will it work?', 'No.', 'It will not.'],
  ['The war began in 2014.', '300 people died that week.'],
  ['Talks start at 9 a.m. Monday in Geneva.', 'Press may attend.'],
  ['They ended at 5 p.m.', 'The leaders left.'],
  ['Article 5 says little (see pp. 12-14).', 'Read it.'],
  // Initials
  ['J. K. Rowling wrote it.', 'George W. Bush read it.'],
  ['John F. Kennedy and J.D. Vance never met.', 'How could they?'],
  ['Nobody is better than I.', 'The rest know it.'],
  ['He takes vitamin C.', 'The doctor agrees.'],
  // Firms and abbreviations
  ['Apple Inc. Chief Executive Tim Cook resigned.', 'Shares fell.'],
  ['He works for Lockheed Martin Corp.', 'The firm declined to comment.'],
  ['Use force, e.g. Tanks, or not, i.e. Talk.', 'Choose.'],
  ['It was Russia vs. Ukraine again.', 'Nobody won.'],
  ['Roe v. Wade fell.', 'Much followed.'],
  ['He lives in St. Petersburg.', 'She lives on Main St. with him.'],
  ['Yahoo! News reported it.', 'Others copied.'],
  ['He fell ill.', 'Zelensky flew home.'],
  ['It reached critical mass.', 'Russia noticed.'],
  ['He lives in Ill. Governor Pritzker does too.'],
  ['They sat.', '300 people stood.'],
  ['Did you go?', 'No.', 'I stayed.', 'No.', 'I’m sure.', 'Nobody is No. II here.'],
  ['Ret. Gen. Ben Hodges said so.', 'Spc. Tom Ray and Gens. Lee and Wu agreed.'],
  [
    'Talks begin at 5 p.m. Warsaw time.',
    'They rest at 9 p.m. Jan. 6 in Kyiv.',
    'They end at 7 a.m.',
    'Reporters wait.',
  ],
  // Quotations and brackets
  ['"We will not go," he said.', '"They will."'],
  ['“Why now?” Mr. Trump asked.', 'Nobody knew.'],
  ['"Will Europe pay?" asked Merz.', '"It must!" he added.'],
  ['“Never!” she shouted.', 'The hall fell silent.'],
  ['He said “it is over.”', 'Then he left.'],
  ['“It is over.”', '“It is not.”'],
  ['(He had been warned.)', 'He went anyway.'],
  ['They lost (badly).', 'They came back.'],
  ['The alliance is old.[12]', 'It holds.[3][4]', 'So far.'],
  // Footnote marks
  ['NATO must adapt its policy.12', 'The allies know it.13', '“They agree,” he said.'],
  ['“They will not go.”3', 'The allies did.'],
  ['The pact holds (so far).4', 'Nobody left NATO.1,2', 'Then it changed.'],
  ['They left.¹', 'None stayed.²³', 'The end.'],
  ['They left.[a]', 'None stayed.[note 2]', 'Some did.[citation needed]', 'Others wept.[12]:34', 'Then it ended.'],
  ['See Art.5 The Hague adopted.', 'It rose by 2014.5 Russian roubles.', 'Read node.12 or not.'],
  // Ellipses, lower case, lost spaces
  ['We waited . . . and waited.', 'Nothing came.'],
  ['He paused. . . .', 'Then he went on.'],
  ['“I don’t know. . . .”', 'He left.'],
  ['We waited … and waited.', 'Nothing came.'],
  ['He said it ... then took it back.', 'Why?'],
  ['Really?!', 'Yes.'],
  ['Sales rose.', 'iPhone sales did not.'],
  ['They changed policy.', 'The allies did not.'],
  ['He reads example.com and node.js daily.', 'Fine.'],
  ['1. Spend more.', '2. Buy European.'],
  ['NATO’s No. 2 official, Gen. Rob Bauer (ret.), spoke.', 'He was blunt.'],
];

describe('splitSentences', () => {
  it.each(ITEMS.map((sentences) => ({ text: sentences.join(' ').replace('policy. The', 'policy.The'), sentences })))(
    'splits: $text',
    ({ text, sentences }) => {
      expect(split(text)).toEqual(sentences);
    },
  );

  it('parts a quotation from the full stop before it where the page lost the space', () => {
    expect(split('He meant it.“Russia must go.” Then he left.')).toEqual([
      'He meant it.',
      '“Russia must go.”',
      'Then he left.',
    ]);
  });

  it('knows ordinals where the language writes them with a full stop', () => {
    expect(split('Am 3. Oktober wird gefeiert. Alle kommen.', 'de')).toEqual([
      'Am 3. Oktober wird gefeiert.',
      'Alle kommen.',
    ]);
  });

  it('splits scripts without spaces', () => {
    expect(split('北约很重要。欧洲需要它！是吗？', 'zh')).toEqual(['北约很重要。', '欧洲需要它！', '是吗？']);
  });

  it('takes a language tag that is none', () => {
    expect(split('One. Two.', 'not a tag')).toEqual(['One.', 'Two.']);
  });

  const piece = fc.oneof(
    fc.constantFrom(
      'U.S.',
      'Gen.',
      'No.',
      '5',
      'He',
      'said',
      '"',
      '”',
      '“',
      ')',
      '[1]',
      '...',
      '?',
      '!',
      ' ',
      '\n',
      '。',
      'J.',
    ),
    fc.string({ maxLength: 6, unit: 'binary' }),
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('loses nothing, doubles nothing, and trims every sentence', () => {
    fc.assert(
      fc.property(text, (value) => {
        let at = 0;
        for (const { start, end } of splitSentences(value)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(value.slice(at, start).trim()).toBe('');
          const sentence = value.slice(start, end);
          expect(sentence).not.toBe('');
          expect(sentence.trim()).toBe(sentence);
          at = end;
        }
        expect(value.slice(at).trim()).toBe('');
      }),
    );
  });
});

// Each of these took minutes before, growing with the square of the length: the test's own time limit is the check.
it.each([
  ['dots', '.'],
  ['abbreviations', 'Dr. '],
  ['ends with quotes', '."'],
  ['figures', '.1'],
  ['marks', '. [1]'],
])('comes to an end with a million characters of nothing but %s', (_name, text) => {
  const spans = splitSentences(text.repeat(1_000_000 / text.length));
  expect(spans.at(-1)!.end).toBe(1_000_000 - (text.endsWith(' ') ? 1 : 0));
});
