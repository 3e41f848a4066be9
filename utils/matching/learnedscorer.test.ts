import { beforeEach, describe, expect, it } from 'vitest';
import type { Essay } from '../essays/essay.ts';
import headFile from './head.json' with { type: 'json' };
import { createScorer } from './learnedscorer.ts';
import { ESSAY, fakeModel } from './scorerstage.ts';
import { KEPT_CLAIMS_PER_SENTENCE, RELATED_FLOOR } from './select.ts';
import { CLAIMS_READ } from './sentencescores.ts';
import type { ReaderVerdict } from './verdicts.ts';
import type { Match } from './match.ts';

const SENTENCES = [
  { text: 'European states must raise their defence spending at once, the minister said.', context: '' },
  { text: 'The bakery on the corner sells bread and cakes on Sundays.', context: '' },
  { text: 'Must European states raise their defence spending at once?', context: '' },
];

let model: ReturnType<typeof fakeModel>;
const createFake = () => createScorer({ ...model, head: headFile });
beforeEach(() => {
  model = fakeModel();
});

describe('createScorer', () => {
  it('explains a match by what the model sets side by side', async () => {
    const seen: [string, string][] = [];
    model.reader.align = (sentence, claim) => {
      seen.push([sentence.text, claim.text]);
      return null;
    };
    const found = await createFake().match(SENTENCES, ESSAY);
    expect(found.length).toBeGreaterThan(0);
    expect(seen).toEqual(
      found.map(({ sentence, claim }) => [
        SENTENCES[sentence]!.text,
        ESSAY.claims.find(({ id }) => id === claim)!.text,
      ]),
    );
  });

  it('gives every pair probabilities that add up', async () => {
    const rows = await createFake().score(SENTENCES, ESSAY);
    expect(rows.map((row) => row.length)).toEqual([4, 4, 4]);
    for (const { score, agrees, disputes } of rows.flat()) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(agrees + disputes).toBeCloseTo(score, 12);
    }
  });

  it('puts the claim that a sentence makes before the others', async () => {
    const [first, second] = await createFake().score(SENTENCES, ESSAY);
    expect(first!.map(({ score }) => score).indexOf(Math.max(...first!.map(({ score }) => score)))).toBe(1);
    expect(first![1]!.score).toBeGreaterThan(second![1]!.score);
  });

  it('matches no question, and nothing under the floor', async () => {
    const matches = await createFake().match(SENTENCES, ESSAY);
    expect(matches.map(({ sentence, claim }) => [sentence, claim])).toContainEqual([0, 'c2']);
    expect(matches.every(({ sentence, score }) => sentence !== 2 && score >= RELATED_FLOOR)).toBe(true);
    expect(matches.filter(({ sentence }) => sentence === 0).length).toBeLessThanOrEqual(KEPT_CLAIMS_PER_SENTENCE);
  });

  it('scores alike whatever the batch', async () => {
    const together = await createFake().score(SENTENCES, ESSAY);
    const scorer = createFake();
    const apart = [];
    for (const sentence of SENTENCES) apart.push(...(await scorer.score([sentence], ESSAY)));
    expect(apart).toEqual(together);
  });

  it('reads each sentence with its likeliest claims only, and shows none that it did not read', async () => {
    const many: Essay = {
      ...ESSAY,
      id: 'many',
      claims: Array.from({ length: 30 }, (_, i) => ({
        id: `x${i}`,
        theme: 't',
        text: `Bridge number ${i} needs paint.`,
      })),
    };
    many.claims[17] = { ...ESSAY.claims[1]!, id: 'x17' };
    const [row] = await createFake().score(SENTENCES.slice(0, 1), many);
    expect(model.read.map(({ claims }) => claims.length)).toEqual([CLAIMS_READ]);
    expect(model.read[0]!.claims).toContain(ESSAY.claims[1]!.text);
    // No claim is made ready that nothing was read with.
    expect(model.prepared.toSorted()).toEqual(model.read[0]!.claims.toSorted());
    const read = new Set(model.read[0]!.claims);
    for (const [column, { score }] of row!.entries()) {
      if (!read.has(many.claims[column]!.text)) expect(score).toBeLessThan(RELATED_FLOOR);
    }
  });

  it('reads ahead the claims that no sentence wanted yet, each once, of the essay asked about last', async () => {
    const scorer = createFake();
    await scorer.match(SENTENCES, { ...ESSAY, id: 'other', claims: ESSAY.claims.slice(2, 3) });
    await scorer.match(SENTENCES, ESSAY);
    expect(model.prepared.length).toBeLessThan(ESSAY.claims.length);
    while (await scorer.readAhead());
    expect(model.prepared.toSorted()).toEqual(ESSAY.claims.map(({ text }) => text).toSorted());
  });

  it('matches without reading what no claim comes near, and finds all the same what scoring finds', async () => {
    const rows = await createFake().score(SENTENCES, ESSAY);
    model.read.length = 0;
    const matches = await createFake().match(SENTENCES, ESSAY);
    // The bakery is near to nothing; the question is left alone.
    expect(model.read.map(({ sentence }) => sentence)).toEqual([SENTENCES[0]!.text]);
    const found = rows.map((row) => row.filter(({ agrees, disputes }) => Math.max(agrees, disputes) >= RELATED_FLOOR));
    expect(matches.filter(({ sentence }) => sentence === 0).length).toBe(found[0]!.length);
    expect(found[1]).toEqual([]);
  });

  it('matches a sentence by reading it only with the claims that come near it', async () => {
    const far = Array.from({ length: 12 }, (_, i) => ({ id: `x${i}`, theme: 't', text: `Bridge ${i} needs paint.` }));
    const wide: Essay = { ...ESSAY, id: 'wide', claims: [...far, ...ESSAY.claims] };
    const matches = await createFake().match(SENTENCES.slice(0, 1), wide);
    expect(matches[0]).toMatchObject({ sentence: 0, claim: 'c2' });
    const [asked] = model.read.splice(0);
    expect(asked!.claims.length).toBeLessThan(CLAIMS_READ);
    expect(asked!.claims).toContain(ESSAY.claims[1]!.text);
    const [row] = await createFake().score(SENTENCES.slice(0, 1), wide);
    expect(model.read[0]!.claims).toHaveLength(CLAIMS_READ);
    const shown = row!.flatMap(({ agrees, disputes }, column) =>
      Math.max(agrees, disputes) >= RELATED_FLOOR ? [wide.claims[column]!.id] : [],
    );
    expect(matches.map(({ claim }) => claim).toSorted()).toEqual(shown.toSorted());
  });

  it('foresees which sentences match by beginning to read them, and begins none of them again', async () => {
    const scorer = createFake();
    const [near = 0, bakery = 0] = await scorer.foresee(SENTENCES, ESSAY);
    expect(near / bakery).toBeGreaterThan(10);
    expect([model.alone, model.read]).toEqual([[], []]);
    const found = await scorer.match(SENTENCES, ESSAY);
    expect(model.begun).toEqual(SENTENCES.map(({ text }) => text));
    expect(found).toEqual(await createFake().match(SENTENCES, ESSAY));
  });

  it('reads a sentence once by itself, though it comes again as the one before the next', async () => {
    const scorer = createFake();
    const sentences = Array.from({ length: 60 }, (_, i) => ({
      text: `European states must raise their defence spending, said speaker ${i}.`,
      context: i > 0 ? `European states must raise their defence spending, said speaker ${i - 1}.` : '',
    }));
    await scorer.match(sentences, ESSAY);
    expect(model.alone).toHaveLength(60);
    // Long ago: its vector is known still, only what claims see of it is made again.
    await scorer.match(sentences.slice(0, 1), ESSAY);
    expect(model.alone).toHaveLength(61);
    await scorer.match([{ text: SENTENCES[1]!.text, context: sentences[1]!.text }], ESSAY);
    expect(model.begun.slice(60)).toEqual([SENTENCES[1]!.text]);
  });

  it('reads to the end only what a guess lets hope for, and not what stands before it', async () => {
    const [near, far] = SENTENCES.map(({ text }) => text) as [string, string];
    await createFake().match([{ text: far, context: near }], ESSAY);
    expect(model.begun.toSorted()).toEqual([near, far].toSorted());
    expect(model.alone).toEqual([]);
    await createFake().match([{ text: near, context: far }], ESSAY);
    expect(model.alone).toEqual([near]);
    expect(model.read).toMatchObject([{ sentence: near, before: far }]);
  });

  it('does not leave a sentence with most of the words of a claim to a guess that something beside them led astray', async () => {
    const text = 'European states must raise their defence spending <img src=x> at once, the minister said.';
    const unlike = 'The bakery <img src=x> on the corner sells bread and cakes on Sundays.';
    await createFake().match(
      [
        { text, context: '' },
        { text: unlike, context: '' },
      ],
      ESSAY,
    );
    expect(model.alone).toEqual([text]);
  });

  it('reads a sentence with the one before it in view', async () => {
    await createFake().score([{ text: 'It must pay.', context: 'Europe met in Riga.' }], ESSAY);
    expect(model.read).toMatchObject([{ sentence: 'It must pay.', before: 'Europe met in Riga.' }]);
  });

  it('embeds an essay once, and again when a claim or a wording changes', async () => {
    const scorer = createFake();
    await scorer.score(SENTENCES, ESSAY);
    model.embedded.length = 0;
    await scorer.score(SENTENCES, structuredClone(ESSAY));
    expect(model.embedded).toEqual([]);
    const [first, ...rest] = ESSAY.claims;
    await scorer.score(SENTENCES, {
      ...ESSAY,
      claims: [{ ...first!, wordings: [{ relation: 'same', text: 'America has left.' }] }, ...rest],
    });
    expect(model.embedded).toContain('America has left.');
  });

  it('learns from what the reader said, and embeds a judged sentence once', async () => {
    const scorer = createFake();
    const scoreOf = (matches: Match[]) =>
      matches.find(({ sentence, claim }) => sentence === 0 && claim === 'c2')?.score ?? 0;
    const before = scoreOf(await scorer.match(SENTENCES, ESSAY));
    const verdicts: ReaderVerdict[] = [
      { claim: 'c2', text: SENTENCES[0]!.text, verdict: 'not-a-match', score: before },
    ];
    expect(scoreOf(await scorer.match(SENTENCES, ESSAY, { verdicts }))).toBeLessThan(before);
    model.embedded.length = 0;
    await scorer.match(SENTENCES, ESSAY, { verdicts });
    expect(model.embedded).toEqual([]);
    expect(scoreOf(await scorer.match(SENTENCES, ESSAY))).toBe(before);
  });

  it('finds what is said again as the reader confirmed it, though no claim comes near', async () => {
    const scorer = createFake();
    const again = [{ text: 'The bakery on the corner sells bread and cakes on Mondays.', context: '' }];
    const refused: ReaderVerdict = { claim: 'c3', text: SENTENCES[1]!.text, verdict: 'not-a-match', score: 0.5 };
    for (const verdicts of [[], [refused]]) expect(await scorer.match(again, ESSAY, { verdicts })).toEqual([]);
    expect([model.alone, model.read]).toEqual([[], []]);
    const verdicts: ReaderVerdict[] = [{ claim: 'c3', text: SENTENCES[1]!.text, verdict: 'agrees', score: 0 }];
    expect((await scorer.match(again, ESSAY, { verdicts }))[0]).toMatchObject({ claim: 'c3', relation: 'agrees' });
    expect(await scorer.match(again, ESSAY)).toEqual([]);
  });

  it('answers every claim where all are asked for, likeliest first', async () => {
    const found = await createFake().match(SENTENCES.slice(2), ESSAY, { all: true });
    expect(found).toHaveLength(ESSAY.claims.length);
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a));
  });

  it('handles an essay without claims and a page without sentences', async () => {
    const scorer = createFake();
    expect(await scorer.score(SENTENCES, { ...ESSAY, claims: [] })).toEqual([[], [], []]);
    expect(await scorer.match([], ESSAY)).toEqual([]);
  });
});

it('scores claims of the same words as one, and tells each', async () => {
  const scorer = createFake();
  const [first, ...others] = ESSAY.claims;
  const sentences = [{ text: `${first!.text} Officials say so.`, context: '' }];
  for (const rest of [[], others]) {
    const once = { ...ESSAY, id: 'once', claims: [first!, ...rest] };
    const twice = { ...ESSAY, id: 'twice', claims: [...once.claims, { ...first!, id: 'twin' }] };
    const [row] = await scorer.score(sentences, once);
    expect((await scorer.score(sentences, twice))[0]).toEqual([...row!, row![0]]);
    const [best] = await scorer.match(sentences, once);
    const verdicts = [{ claim: 'twin', text: sentences[0]!.text, verdict: 'not-a-match' as const, score: 0.9 }];
    const found = await scorer.match(sentences, twice);
    expect(found.filter(({ claim }) => claim === 'c1' || claim === 'twin').map(({ score }) => score)).toEqual([
      best!.score,
      best!.score,
    ]);
    const taught = await scorer.match(sentences, twice, { verdicts });
    expect(taught.filter(({ claim }) => claim === 'c1' || claim === 'twin')).toEqual([]);
  }
});

it('teaches the claim that has the id now, where ids change and words do not', async () => {
  const verdicts: ReaderVerdict[] = [{ claim: 'c2', text: SENTENCES[0]!.text, verdict: 'not-a-match', score: 0.9 }];
  const [first, second, ...rest] = ESSAY.claims;
  const renamed = { ...ESSAY, claims: [{ ...first!, id: 'c2' }, { ...second!, id: 'c1' }, ...rest] };
  const scorer = createFake();
  await scorer.match(SENTENCES, ESSAY, { verdicts });
  expect(await scorer.match(SENTENCES, renamed, { verdicts })).toEqual(
    await createFake().match(SENTENCES, renamed, { verdicts }),
  );
});
