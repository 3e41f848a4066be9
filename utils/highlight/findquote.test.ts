import search from 'approx-string-match';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { findRoughly } from './findquote.ts';
import { saysTheSame } from './samesaying.ts';

// Counted, and done.
vi.mock('approx-string-match', async (load) => {
  const { default: found } = await load<{ default: typeof search }>();
  return { default: vi.fn(found) };
});

const BEFORE = 'The ministry had spoken of it in the morning already. ';
const AFTER = ' Nobody in the town was told what would come of it.';
const KHARKIV = 'Officials said that the attack killed 12 people in Kharkiv and that the rescue went on all night.';

/** Looks for what was kept of a sentence where another stands in its place. */
function seek(kept: string, stands: string, [before, after] = [BEFORE, AFTER]): string | null {
  const text = `${before}${stands}${after}`;
  const found = findRoughly(text, { exact: kept, prefix: BEFORE.slice(-32), suffix: AFTER.slice(0, 32) });
  return found && text.slice(found.start, found.end);
}

describe('findRoughly', () => {
  it.each([
    ['other numbers', 'killed 3 people', 'killed 12 people'],
    ['a number in words', 'killed twelve people', 'killed eleven people'],
    ['another town', 'in Kherson', 'in Kharkiv'],
    ['another town by one letter', 'in Kharkov', 'in Kharkiv'],
    ['a town at the beginning', 'Officers said', 'Officials said'],
    ['a negation', 'did not kill 12 people', 'did kill 12 people'],
    ['a negation in short', "didn't kill 12 people", 'did kill 12 people'],
    ['a negating beginning', 'the rescue was unlikely', 'the rescue was likely'],
    ['a name more', 'the attack by Russia killed', 'the attack killed'],
  ])('takes no sentence for another one: %s', (_, there, kept) => {
    const [one, other] = [
      [KHARKIV, there],
      [KHARKIV, kept],
    ].map(([sentence, words]) => sentence!.replace(spotOf(kept), words!));
    expect(seek(other!, one!)).toBeNull();
    expect(seek(one!, other!)).toBeNull();
    expect(seek(other!, other!.replace('rescue', 'rescues'))).not.toBeNull();
  });

  it('sees a negation in front of what it finds', () => {
    const kept = 'All members of the alliance agreed to the plan of the ministry.';
    expect(seek(kept, 'Not all members of the alliance agreed to the plan of the ministry.')).toBeNull();
    expect(seek(kept, 'All the members of the alliance agreed to the plan of the ministry.')).not.toBeNull();
    expect(seek(kept, 'All members of the alliance agreed to the plan of the ministry, but for Hungary.')).toBeNull();
  });

  it('wants one side of its surroundings', () => {
    const [kept, stands] = [KHARKIV, KHARKIV.replace('people', 'persons')];
    expect(seek(kept, stands)).toBe(stands);
    expect(seek(kept, stands, [BEFORE, ' Quite another thing follows here, on other matters.'])).toBe(stands);
    expect(seek(kept, stands, ['What came first is new. ', AFTER])).toBe(stands);
    expect(seek(kept, stands, [BEFORE.replace('morning', 'evening'), ''])).toBe(stands);
    expect(seek(kept, stands, [`${BEFORE}Advertisement. Read more: ten other stories. `, ''])).toBe(stands);
    expect(
      seek(kept, stands, ['What came first is new. ', ' Quite another thing follows here, on other matters.']),
    ).toBe(null);
  });

  it('goes by the words alone where no surroundings were kept', () => {
    const stands = KHARKIV.replace('people', 'persons');
    expect(findRoughly(`Menu ${stands}`, { exact: KHARKIV, prefix: '', suffix: '' })).not.toBeNull();
  });

  it('finds the sentence behind a nearer one that says another thing', () => {
    const mine = KHARKIV.replace('people', 'persons').replace('all night', 'all the night');
    const text = `${BEFORE}${KHARKIV.replace('12', '13')} Then came more. ${BEFORE}${mine}${AFTER}`;
    const found = findRoughly(text, { exact: KHARKIV, prefix: BEFORE.slice(-32), suffix: AFTER.slice(0, 32) });
    expect(found && text.slice(found.start, found.end)).toBe(mine);
  });

  it('searches a long text for a long sentence once, however near other sentences are to it', () => {
    const kept = `In ${Array.from({ length: 80 }, (_, i) => `town${i}`).join(' and ')} they counted 12 of them.`;
    const other = kept.replace('12', '13');
    const roundsIn = (text: string): number => {
      vi.mocked(search).mockClear();
      expect(findRoughly(text, { exact: kept, prefix: '', suffix: '' })).toBeNull();
      return vi.mocked(search).mock.calls.filter(([, pattern]) => pattern === kept).length;
    };
    expect(roundsIn(`${other} ${other}`)).toBe(2);
    expect(roundsIn(`${other} ${'Nothing else was said of it. '.repeat(6_000)}`)).toBe(1);
  });
});

/** The words of the sentence that a case puts its own in the place of. */
function spotOf(kept: string): string {
  if (kept.includes('Kharkiv')) return 'in Kharkiv';
  if (kept.startsWith('Officials')) return 'Officials said';
  if (kept.includes('rescue')) return 'the rescue went on';
  if (kept.startsWith('the attack')) return 'the attack killed';
  return 'killed 12 people';
}

const lower = fc.constantFrom(
  ...'government alliance country minister soldiers weapons border against during promised winter military support people'.split(
    ' ',
  ),
);
const name = fc.constantFrom('Ukraine', 'Russia', 'Moscow', 'Kyiv', 'Washington', 'Brussels', 'Putin', 'Merkel');
const number = fc.constantFrom('3', '12', '1,400', '2014', '7.5', 'three', 'twenty', 'million');
const sentence = fc
  .tuple(fc.array(lower, { minLength: 6, maxLength: 14 }), name, number)
  .map(
    ([words, who, many]) =>
      `The ${words.slice(0, 3).join(' ')} ${who} ${words.slice(3).join(' ')} ${many} “final” - end's.`,
  );

/** Edits that leave a sentence what it is. */
const typography = fc.constantFrom<(text: string) => string>(
  (text) => text.replace(/[“”]/g, '"'),
  (text) => text.replace(' - ', ' — '),
  (text) => text.replaceAll("'", '’'),
  (text) => text.replace(/ (\S+)$/, '\u00a0 $1'),
  (text) => text.replace('fi', 'ﬁ'),
  (text) => text.replace(/([a-z]{3})([a-z]{3})/, '$1\u00ad$2'),
);
const letter = fc.constantFrom(...'qxzjk');

describe('what is the same sentence', () => {
  it('is found through typography and a slip in one word', () => {
    fc.assert(
      fc.property(sentence, fc.array(typography, { maxLength: 3 }), fc.nat(), letter, (kept, edits, at, slip) => {
        const words = kept.split(' ');
        const usual = words.flatMap((word, i) =>
          /^[a-z]{5,}$/.test(word) && !/^(?:three|twenty|million)$/.test(word) ? [i] : [],
        );
        const index = usual[at % usual.length]!;
        words[index] = words[index]!.slice(0, 2) + slip + words[index]!.slice(at % 2 ? 2 : 3);
        const stands = edits.reduce((text, edit) => edit(text), words.join(' '));
        expect(seek(kept, stands)).not.toBeNull();
      }),
    );
  });

  it('is never found where a number, a name or a negation is another', () => {
    fc.assert(
      fc.property(sentence, name, number, fc.nat(), (kept, who, many, at) => {
        const named = kept.replace(/(?<=\s)[A-Z][a-z]+/, who);
        const counted = kept.replace(/(\S+)(?= “)/, many);
        const words = kept.split(' ');
        const negated = words.toSpliced(1 + (at % (words.length - 1)), 0, at % 2 ? 'not' : 'never').join(' ');
        for (const stands of [named, counted, negated]) if (stands !== kept) expect(seek(kept, stands)).toBeNull();
      }),
    );
  });

  it('is itself, and no order of the two makes a difference', () => {
    fc.assert(
      fc.property(sentence, sentence, (one, other) => {
        expect(saysTheSame(one, one)).toBe(true);
        expect(saysTheSame(one, other)).toBe(saysTheSame(other, one));
      }),
    );
  });

  it.each([
    ['The U.S. said so.', 'The US said so.'],
    ['They can’t go to Kyiv.', 'They cannot go to Kyiv.'],
    ['Some 1,400 men did not come.', 'Some 1400 men didn’t come.'],
    ['Erdoğan’s men came.', "Erdogan's men came."],
    ['On Tuesday the men came.', 'on Tuesday the man came'],
  ])('whatever the print: %s', (one, other) => {
    expect(saysTheSame(one, other)).toBe(true);
  });

  it.each([
    ['Russia attacked Ukraine.', 'Ukraine attacked Russia.'],
    ['Iran agreed.', 'Iraq agreed.'],
    ['It cost $3bn.', 'It cost $3m.'],
    ['It was legal.', 'It was illegal.'],
    ['12 were killed and 3 hurt.', '3 were killed and 12 hurt.'],
  ])('not: %s', (one, other) => {
    expect(saysTheSame(one, other)).toBe(false);
  });
});
