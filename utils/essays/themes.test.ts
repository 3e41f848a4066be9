import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupIntoThemes } from './themes.ts';

/** Groups claims as an essay that has nothing else, each its own paragraph. */
const group = (claims: string[], title = '') =>
  groupIntoThemes(claims, { title, paragraphs: claims, paragraphOf: claims.map((_, index) => index) });

const labels = (claims: string[], title?: string) => group(claims, title).themes.map(({ label }) => label);

/** Claims that share nothing, so that there are enough for several themes. */
const OTHERS = [
  'Librarians lend spades.',
  'The ferry was late.',
  'Choirs sang in the evening.',
  'A clock stopped.',
  'Bread tastes of smoke.',
  'Snow lay on the harbour.',
  'Nobody waters the roses.',
];

describe('themes', () => {
  it('are named by nothing that names nothing', () => {
    const claims = [
      'Landlords won’t lower rents for forty tenants.',
      'Landlords won’t mend forty roofs, because they’re paid anyway.',
      'The council isn’t paid to build.',
      'Councils won’t build what isn’t wanted.',
    ];
    expect(labels(claims).join(' ')).toMatch(/landlord/i);
    expect(labels(claims).join(' ')).not.toMatch(/won.t|isn.t|they.re|forty|paid/i);
  });

  it('are spelt as what names best, wherever it stands', () => {
    const claims = [
      'The seabed was mined before.',
      'Reefs were mined for lime.',
      'Nobody who mined there paid for it.',
      'Mining ruins what it touches.',
      'Librarians lend spades.',
      'The ferry was late.',
      'Choirs sang in the evening.',
    ];
    expect(labels(claims).join()).toMatch(/Mining/);
    expect(labels(claims).join()).not.toMatch(/mined/i);
  });

  it('are named by whole names', () => {
    const claims = [
      'The harbour of Port Moresby has to be dredged.',
      'Ministers in Port Moresby fear the harbour.',
      'Nothing was built in Papua New Guinea.',
      'Roads in Papua New Guinea end at the coast.',
      'The roads of Papua New Guinea cost too much.',
      ...OTHERS,
    ];
    expect(labels(claims)).toEqual(['Harbour and Port Moresby', 'Papua New Guinea', 'Other claims']);
  });

  it('are never named by verbs', () => {
    const claims = [
      'Three chains sell the bread of the town.',
      'The chains sell flour at a loss.',
      'A chain will sell anything.',
      'You could shoot every wolf and change nothing.',
      'Farmers want to shoot the wolf.',
      'They shoot wolves at night, and the wolves come back.',
      'Stop the payments for a dog.',
      'A dog needs food, and no dog will stop a pack.',
      'They stop dogs at the gate.',
      ...OTHERS,
    ];
    expect(labels(claims)).toEqual(expect.arrayContaining(['Chains', 'Wolves', 'Dogs']));
    expect(labels(claims).join()).not.toMatch(/sell|shoot|stop/i);
  });

  it('are named by a phrase that tells rather than by one of its words', () => {
    const claims = [
      'A price freeze empties the shelves.',
      'The price freeze will hurt the poor.',
      'Freeze the price and farmers plant barley.',
      'The freeze is a bluff.',
      'Nobody asked for a price freeze.',
      'Cobalt comes from pits.',
      'A car of today is full of nickel and cobalt.',
      'There is blood in nickel and cobalt.',
      'Nobody asks for the nickel.',
      ...OTHERS,
    ];
    expect(labels(claims)).toEqual(expect.arrayContaining(['Price freeze', 'Nickel and cobalt']));
  });

  it('are not named twice for one thing', () => {
    const claims = [
      'The miners leave in spring.',
      'No miner pays for the harm.',
      'States should pay more than the miners.',
      'The mine poisons the river.',
      'A mine has no second life.',
      'Nobody will reopen the mine.',
      'The price of a mine falls.',
      ...OTHERS,
    ];
    expect(labels(claims).filter((label) => /mine/i.test(label))).toHaveLength(1);
  });

  it('are named by the title where a common word says it', () => {
    const claims = [
      'The meeting is long.',
      'A meeting decides nothing.',
      'Nobody reads the minutes of a meeting.',
      ...OTHERS,
    ];
    expect(labels(claims, 'Who needs another meeting?')).toContain('Meeting');
    expect(labels(claims, 'Who Needs Another Meeting')).toContain('Meeting');
  });

  it('keep a claim that has no word of its own with its paragraph', () => {
    const claims = [
      'The trawlers drag nets over the reef.',
      'That is what nobody sees.',
      'Trawlers leave the reef bare.',
      'The trawlers must go home.',
      ...OTHERS,
    ];
    const { themeOf } = groupIntoThemes(claims, {
      title: '',
      paragraphs: [claims.slice(0, 4).join(' '), ...OTHERS],
      paragraphOf: [0, 0, 0, 0, ...OTHERS.map((_, index) => index + 1)],
    });
    expect(themeOf[1]).toBe(themeOf[0]);
    expect(themeOf[4]).not.toBe(themeOf[0]);
  });

  it('hold every claim, under labels that differ', () => {
    const word = fc.constantFrom(
      ...'The a of to and will is not price prices Price freeze frozen Port Moresby Papua New wolf wolves sell 40 miner mine mining'.split(
        ' ',
      ),
      'Mine’s',
      'x'.repeat(300),
    );
    const claim = fc.oneof(
      fc.string(),
      fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join(' ')}.`),
    );
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 40 }), fc.string(), (claims, title) => {
        const { themes, themeOf } = group(claims, title);
        expect(themeOf).toHaveLength(claims.length);
        for (const theme of themeOf) expect(themes[theme]).toBeDefined();
        expect(new Set(themeOf).size).toBe(themes.length);
        const own = themes.map(({ label }) => label.toLowerCase());
        expect(new Set(own).size).toBe(own.length);
        for (const label of own) expect(label).toMatch(/^.{1,60}$/);
      }),
    );
  });
});
