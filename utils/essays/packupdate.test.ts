import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editEssay } from './edit.ts';
import type { Essay } from './essay.ts';
import { toPack } from './pack.ts';
import { changesNothing, updateFromPack } from './packupdate.ts';
import { parseEssay } from './parse.ts';

const PACK: Essay = {
  id: 'reefs',
  title: 'Leave the reefs alone',
  author: 'Ann Writer',
  licence: 'CC BY 4.0',
  version: 1,
  themes: [
    { id: 't1', label: 'Reefs' },
    { id: 't2', label: 'Trawlers' },
  ],
  claims: [
    { id: 'c1', theme: 't1', text: 'Reefs die.' },
    { id: 'c2', theme: 't2', text: 'Nets kill coral.', wordings: [{ relation: 'same', text: 'Coral dies of nets.' }] },
    { id: 'c3', theme: 't2', text: 'Tokyo must act.' },
  ],
};

const NEWER: Essay = {
  ...PACK,
  version: 2,
  claims: [
    { id: 'c1', theme: 't1', text: 'Reefs die within a decade.' },
    { id: 'c4', theme: 't1', text: 'Coral is old.' },
    {
      id: 'c2',
      theme: 't2',
      text: 'Nets kill coral.',
      wordings: [
        { relation: 'same', text: 'Coral dies of nets.' },
        { relation: 'dispute', text: 'Nets spare coral.' },
      ],
    },
  ],
};

const texts = ({ claims }: Essay) => claims.map(({ text }) => text);

describe('updateFromPack', () => {
  it('says what comes, changes and goes, and keeps what went readable', () => {
    const update = updateFromPack(PACK, PACK, NEWER);
    expect(update.added.map(({ id }) => id)).toEqual(['c4']);
    expect(update.changed.map(({ after }) => after.id)).toEqual(['c1', 'c2']);
    expect(update.removed.map(({ id }) => id)).toEqual(['c3']);
    expect(toPack(update.essay)).toEqual(NEWER);
    expect(update.essay.retired).toEqual([{ id: 'c3', text: 'Tokyo must act.' }]);
  });

  it('takes out of the citation what the pack took out, unless it was changed here, and says so', () => {
    const cited: Essay = { ...PACK, url: 'https://bay.example/reefs', affiliation: 'Bay Institute' };
    const { licence: _licence, ...bare } = PACK;
    const update = updateFromPack(cited, { ...cited, affiliation: 'Reef Institute' }, bare);
    expect(update.essay).not.toHaveProperty('url');
    expect(update.essay).not.toHaveProperty('licence');
    expect(update.essay.affiliation).toBe('Reef Institute');
    expect(update.about).toEqual([
      { part: 'url', before: 'https://bay.example/reefs', after: '' },
      { part: 'licence', before: 'CC BY 4.0', after: '' },
    ]);
    expect(changesNothing(updateFromPack(bare, update.essay, bare))).toBe(true);
    // Where the pack as it was taken is not known, nothing of the reader's goes.
    expect(updateFromPack(null, cited, bare).essay.url).toBe(cited.url);
  });

  it('says what changes beside the claims, and takes it', () => {
    const renamed: Essay = {
      ...PACK,
      version: 2,
      title: 'Leave all reefs alone',
      publication: { name: 'The Bay Post', date: '2026-03-01' },
      themes: [PACK.themes[0]!, { id: 't2', label: 'Fleets' }],
    };
    const update = updateFromPack(PACK, PACK, renamed);
    expect(update.about).toEqual([
      { part: 'title', before: 'Leave the reefs alone', after: 'Leave all reefs alone' },
      { part: 'publication', before: '', after: 'The Bay Post, 2026-03-01' },
      { part: 'theme', before: 'Trawlers', after: 'Fleets' },
    ]);
    expect(changesNothing(update)).toBe(false);
    expect(changesNothing(updateFromPack(renamed, update.essay, renamed))).toBe(true);
    const own = { ...PACK, title: 'My reefs' };
    expect(updateFromPack(PACK, own, renamed).about.map(({ part }) => part)).toEqual(['publication', 'theme']);
  });

  it("keeps the reader's words, wordings, claims and what the reader took out", () => {
    const mine = (
      [
        { kind: 'reword', claim: 'c1', text: 'Reefs are dying.' },
        { kind: 'say', claim: 'c2', wording: { relation: 'same', text: 'Trawling ruins reefs.' } },
        { kind: 'unsay', claim: 'c2', index: 0 },
        { kind: 'say', claim: 'c3', wording: { relation: 'dispute', text: 'Tokyo need do nothing.' } },
        { kind: 'add', id: 'own', theme: 't1', text: 'Divers agree.' },
      ] as const
    ).reduce<Essay>(editEssay, PACK);
    const { essay, kept } = updateFromPack(PACK, mine, NEWER);
    expect(texts(essay)).toEqual([
      'Reefs are dying.',
      'Coral is old.',
      'Nets kill coral.',
      'Tokyo must act.',
      'Divers agree.',
    ]);
    expect(essay.claims[2]?.wordings?.map(({ text }) => text)).toEqual(['Trawling ruins reefs.', 'Nets spare coral.']);
    expect(kept.map(({ id }) => id)).toEqual(['c1', 'c3', 'own']);
    const without = editEssay(PACK, { kind: 'remove', claim: 'c2', keep: true });
    const again = updateFromPack(PACK, without, NEWER);
    expect(again.leftOut.map(({ id }) => id)).toEqual(['c2']);
    expect(again.essay.claims.map(({ id }) => id)).toEqual(['c1', 'c4']);
  });

  it('goes by the order here unless the pack moved something, and by the pack’s where it did', () => {
    const ids = ({ claims, themes }: Essay) => [claims, themes].map((list) => list.map(({ id }) => id).join(' '));
    const mine = editEssay(editEssay(PACK, { kind: 'place', claim: 'c3', into: 't2', before: 'c2' }), {
      kind: 'move-theme',
      theme: 't2',
      by: -1,
    });
    const wider = { ...NEWER, themes: [PACK.themes[0]!, { id: 't3', label: 'Divers' }, PACK.themes[1]!] };
    expect(ids(updateFromPack(PACK, mine, { ...wider, claims: [...NEWER.claims, PACK.claims[2]!] }).essay)).toEqual([
      'c1 c4 c3 c2',
      't2 t1 t3',
    ]);
    const moved = { ...PACK, themes: PACK.themes.toReversed(), claims: PACK.claims.toReversed() };
    expect(ids(updateFromPack(PACK, mine, moved).essay)).toEqual(['c3 c2 c1', 't2 t1']);
    expect(ids(updateFromPack(null, mine, PACK).essay)).toEqual(['c1 c2 c3', 't1 t2']);
  });

  it('keeps an empty theme unless one of the two took it out', () => {
    const empty = (id: string) => ({ id, label: id });
    const [base, mine, theirs] = [
      ['t3', 't4', 't5'],
      ['t3', 't5', 'own'],
      ['t3', 't4', 'new'],
    ].map((ids): Essay => ({ ...PACK, themes: [...PACK.themes, ...ids.map(empty)] }));
    expect(updateFromPack(base!, mine!, theirs!).essay.themes.map(({ id }) => id)).toEqual([
      't1',
      't2',
      't3',
      'new',
      'own',
    ]);
    expect(updateFromPack(base!, base!, { ...theirs!, version: 2 }).essay.themes).toEqual(theirs!.themes);
  });

  it('takes nothing away where it is not known what the pack was before', () => {
    const update = updateFromPack(null, { ...PACK, text: 'The op-ed.' }, NEWER);
    expect(update.removed).toEqual([]);
    expect(texts(update.essay)).toContain('Tokyo must act.');
    expect(update.essay.text).toBe('The op-ed.');
  });

  it('takes back a claim that the pack gave up and then has again, not one that the reader took out', () => {
    const without = { ...NEWER, version: 3, claims: NEWER.claims.slice(1) };
    const { essay } = updateFromPack(NEWER, NEWER, without);
    expect(essay.retired).toEqual([{ id: 'c1', text: 'Reefs die within a decade.' }]);
    const again = updateFromPack(without, essay, { ...NEWER, version: 4 });
    expect([again.added.map(({ id }) => id), again.leftOut, again.essay.retired]).toEqual([['c1'], [], []]);
    const own = editEssay(NEWER, { kind: 'remove', claim: 'c1', keep: true });
    expect(updateFromPack(null, own, NEWER).leftOut.map(({ id }) => id)).toEqual(['c1']);
  });

  it('changes nothing when the same pack comes again', () => {
    const { essay } = updateFromPack(PACK, PACK, NEWER);
    expect(changesNothing(updateFromPack(NEWER, essay, NEWER))).toBe(true);
  });

  it('makes an essay of any two versions and any state of the reader’s own', () => {
    const id = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5');
    const claim = fc.record({
      id,
      theme: fc.constantFrom('t1', 't2'),
      text: fc.constantFrom('One.', 'Two.', 'Three.'),
    });
    const claims = fc.uniqueArray(claim, { selector: (each) => each.id, minLength: 1, maxLength: 5 });
    const essay = claims.map((list): Essay => ({ ...PACK, claims: list }));
    fc.assert(
      fc.property(fc.option(essay), essay, essay, (base, mine, theirs) => {
        const update = updateFromPack(base, mine, theirs);
        const ids = new Set(update.essay.claims.map((each) => each.id));
        expect(ids.size).toBe(update.essay.claims.length);
        if (ids.size > 0) expect(() => parseEssay(update.essay)).not.toThrow();
        for (const each of mine.claims) {
          const accounted = ids.has(each.id) || update.removed.some((gone) => gone.id === each.id);
          expect(accounted).toBe(true);
        }
      }),
    );
  });
});

it('passes on neither the text of the op-ed nor places in it', () => {
  const own: Essay = {
    ...PACK,
    text: 'Reefs die. Everything is lost.',
    retired: [{ id: 'c9', text: 'Gone.' }],
    claims: [{ id: 'c1', theme: 't1', text: 'Reefs die.', source: { start: 0, end: 10 }, dependent: true }],
  };
  expect(JSON.stringify(toPack(own))).not.toMatch(/Everything|source|dependent|Gone/);
});
