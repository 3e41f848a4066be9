import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EssayEdit, editEssay } from './edit.ts';
import { splitPoint } from './editclaims.ts';
import type { Essay } from './essay.ts';
import { startHistory, stepHistory, type EssayHistory } from './history.ts';
import { parseEssay } from './parse.ts';

const ESSAY: Essay = {
  id: 'reefs',
  title: 'Leave the reefs alone',
  author: 'Ann Writer',
  publication: { name: 'The Bay', date: '2026-03-01' },
  themes: [
    { id: 't1', label: 'Reefs' },
    { id: 't2', label: 'Trawlers' },
  ],
  claims: [
    { id: 'c01', theme: 't1', text: 'Reefs die, and they do not come back.', source: { start: 0, end: 20 } },
    { id: 'c02', theme: 't2', text: 'It must call them home.', dependent: true },
    { id: 'c03', theme: 't1', text: 'Nets kill coral.', wordings: [{ relation: 'same', text: 'Coral dies of nets.' }] },
  ],
};

/** Steps that fit the essay, steps that don't, and texts that cannot be a claim. */
const claimId = fc.constantFrom('c01', 'c02', 'c03', 'n1', 'n2', 'nowhere');
const themeId = fc.constantFrom('t1', 't2', 't3', 'nowhere');
const text = fc.oneof(
  fc.constantFrom('', '   ', 'Nets kill coral.', 'x'.repeat(1_001), '<b>Reefs</b> die; so do fish.', '2026-02-30'),
  fc.string(),
);
const edit: fc.Arbitrary<EssayEdit> = fc.oneof(
  fc.record({
    kind: fc.constant('cite' as const),
    field: fc.constantFrom('title', 'author', 'affiliation', 'name', 'date', 'url', 'licence'),
    text,
  }) as fc.Arbitrary<EssayEdit>,
  fc.record({ kind: fc.constant('reword' as const), claim: claimId, text }),
  fc.record({ kind: fc.constant('split' as const), claim: claimId, at: fc.nat(60), id: claimId }),
  fc.record({ kind: fc.constant('merge' as const), claim: claimId, into: claimId, keep: fc.boolean() }),
  fc.record({ kind: fc.constant('remove' as const), claim: claimId, keep: fc.boolean() }),
  fc.record({ kind: fc.constant('add' as const), id: claimId, theme: themeId, text }),
  fc.record({ kind: fc.constant('place' as const), claim: claimId, into: themeId, before: fc.option(claimId) }),
  fc.record({
    kind: fc.constant('say' as const),
    claim: claimId,
    wording: fc.record({ relation: fc.constantFrom('same' as const, 'dispute' as const), text }),
  }),
  fc.record({ kind: fc.constant('unsay' as const), claim: claimId, index: fc.nat(3) }),
  fc.record({ kind: fc.constant('name-theme' as const), theme: themeId, label: text }),
  fc.record({ kind: fc.constant('add-theme' as const), theme: themeId, label: text }),
  fc.record({ kind: fc.constant('remove-theme' as const), theme: themeId, into: themeId }),
  fc.record({ kind: fc.constant('move-theme' as const), theme: themeId, by: fc.constantFrom(-1 as const, 1 as const) }),
);
const edits = fc.array(edit, { maxLength: 30 });

const play = (steps: EssayEdit[]): EssayHistory =>
  steps.reduce(
    (history, each) => stepHistory(history, { kind: 'edit', edit: each }),
    startHistory({ essay: ESSAY, from: undefined }),
  );

describe('an essay under edits', () => {
  it('stays an essay, whatever is done to it', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        expect(() => parseEssay(play(steps).present.essay)).not.toThrow();
      }),
    );
  });

  it('loses no id by any step but taking out and joining, and names no claim anew', () => {
    fc.assert(
      fc.property(edits, edit, (steps, last) => {
        const before = play(steps).present.essay;
        const after = editEssay(before, last);
        const ids = ({ claims }: Essay) => new Set(claims.map(({ id }) => id));
        const gone = ids(before).difference(ids(after));
        const may = last.kind === 'remove' || last.kind === 'merge' ? [last.claim] : [];
        expect([...gone].filter((id) => !may.includes(id))).toEqual([]);
        const keeps = (last.kind === 'remove' || last.kind === 'merge') && last.keep;
        if (keeps) for (const id of gone) expect(after.retired?.map((claim) => claim.id)).toContain(id);
      }),
    );
  });

  it('comes back exactly when everything is undone, and forward again', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const end = play(steps);
        let back = end;
        while (back.past.length > 0) back = stepHistory(back, { kind: 'undo' });
        expect(back.present.essay).toBe(ESSAY);
        let forth = back;
        while (forth.future.length > 0) forth = stepHistory(forth, { kind: 'redo' });
        expect(forth.present).toBe(end.present);
      }),
    );
  });

  it('is undone a field at a time, not a letter at a time', () => {
    const typed = play(['R', 'Re', 'Reefs die.'].map((each) => ({ kind: 'reword', claim: 'c01', text: each })));
    expect(typed.past).toHaveLength(1);
    const settled = stepHistory(typed, { kind: 'settle' });
    const again = stepHistory(settled, { kind: 'edit', edit: { kind: 'reword', claim: 'c01', text: 'Reefs live.' } });
    expect(stepHistory(again, { kind: 'undo' }).present.essay.claims[0]?.text).toBe('Reefs die.');
  });
});

describe('a state that is taken in', () => {
  it('brings with it what it was begun on, and undoing it what was begun on before', () => {
    const [older, newer] = [ESSAY, { ...ESSAY, version: 2 }];
    const taken = stepHistory(startHistory({ essay: { ...ESSAY, title: 'Mine' }, from: older }), {
      kind: 'take',
      state: { essay: { ...newer, title: 'Mine' }, from: newer },
    });
    const edited = stepHistory(taken, { kind: 'edit', edit: { kind: 'reword', claim: 'c01', text: 'Reefs live.' } });
    const undone = [edited, edited].reduce((history) => stepHistory(history, { kind: 'undo' }), edited);
    expect([edited, undone].map(({ present }) => present.from)).toEqual([newer, older]);
    expect(stepHistory(undone, { kind: 'redo' }).present.from).toBe(newer);
  });
});

describe('editEssay', () => {
  const claims = (essay: Essay) => essay.claims.map(({ id, theme, text: words }) => `${id} ${theme} ${words}`);

  it.each([
    [
      'Half of them live on nodules and nowhere else. Indeed, it is so, and will stay so.',
      'Indeed, it is so, and will',
    ],
    ['It costs 3.5 per cent and more each year.', 'and more each year.'],
    ['The bill that Mr. Rubio has brought in would be worse, and the Senate should reject it.', 'and the Senate'],
    ['It is time that the U.S. Congress ended the switch, but it must keep standard time.', 'but it must'],
    ['The plan of Gov. Newsom is wrong. Sen. Warren and her party should say so aloud.', 'Sen\\. Warren'],
  ])('proposes to cut %j where a sentence ends, else at a joint', (text, rest) => {
    expect(text.slice(splitPoint(text)!)).toMatch(new RegExp(`^,?\\s+${rest}`));
  });

  it('splits a claim into two sentences and leaves wordings with the first', () => {
    const at = splitPoint(ESSAY.claims[0]!.text)!;
    const split = editEssay(ESSAY, { kind: 'split', claim: 'c01', at, id: 'n1' });
    expect(claims(split).slice(0, 2)).toEqual(['c01 t1 Reefs die.', 'n1 t1 And they do not come back.']);
    expect(split.claims[1]?.source).toEqual({ start: 0, end: 20 });
  });

  it('joins claims in reading order under the id that stays, with the wordings of both', () => {
    const joined = editEssay(ESSAY, { kind: 'merge', claim: 'c03', into: 'c01', keep: true });
    expect(claims(joined)[0]).toBe('c01 t1 Reefs die, and they do not come back. Nets kill coral.');
    expect(joined.claims[0]?.wordings).toEqual(ESSAY.claims[2]!.wordings);
    expect(joined.retired).toEqual([{ id: 'c03', text: 'Nets kill coral.' }]);
  });

  it('puts a claim before another, of another theme too, or last', () => {
    const moved = editEssay(ESSAY, { kind: 'place', claim: 'c03', into: 't2', before: 'c02' });
    expect(moved.claims.map(({ id, theme }) => `${id} ${theme}`)).toEqual(['c01 t1', 'c03 t2', 'c02 t2']);
    const last = editEssay(moved, { kind: 'place', claim: 'c01', into: 't1', before: null });
    expect(last.claims.map(({ id }) => id)).toEqual(['c03', 'c02', 'c01']);
  });

  it('takes a reworded claim to stand alone', () => {
    const reworded = editEssay(ESSAY, { kind: 'reword', claim: 'c02', text: 'Tokyo must call its trawlers home.' });
    expect(reworded.claims[1]).toEqual({ id: 'c02', theme: 't2', text: 'Tokyo must call its trawlers home.' });
  });

  it('moves the claims of a theme that is taken out, and never takes out the last theme or claim', () => {
    const one = editEssay(ESSAY, { kind: 'remove-theme', theme: 't2', into: 't1' });
    expect(one.claims.every(({ theme }) => theme === 't1')).toBe(true);
    expect(editEssay(one, { kind: 'remove-theme', theme: 't1', into: 't1' })).toBe(one);
    const single = { ...ESSAY, claims: [ESSAY.claims[0]!] };
    expect(editEssay(single, { kind: 'remove', claim: 'c01', keep: false })).toBe(single);
  });

  it('gives a new claim no id that notes of one gone by hang on', () => {
    const without = editEssay(ESSAY, { kind: 'remove', claim: 'c03', keep: true });
    expect(editEssay(without, { kind: 'add', id: 'c03', theme: 't1', text: 'Another.' })).toBe(without);
  });

  it('takes a field of the citation out when it is emptied, and refuses what is no address or date', () => {
    const bare = editEssay(editEssay(ESSAY, { kind: 'cite', field: 'name', text: '' }), {
      kind: 'cite',
      field: 'date',
      text: ' ',
    });
    expect(bare).not.toHaveProperty('publication');
    expect(editEssay(ESSAY, { kind: 'cite', field: 'url', text: 'javascript:alert(1)' })).toBe(ESSAY);
  });
});
