import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Essay } from '../essays/essay.ts';
import { scoreThemes } from './gate.ts';
import { buildGateProfile } from './gateprofile.ts';
import { contentTerms } from './terms.ts';
import { glance } from './glance.ts';
import { makeGlanceProfile } from './glanceprofile.ts';
import { REEFS } from './testessay.ts';

const profile = makeGlanceProfile(buildGateProfile(REEFS));

it('passes what could be on theme and stops what cannot', () => {
  expect(glance([profile], 'Menu Home\nTrawlers from Tokyo dragged nets over a coral reef.')).toBe(true);
  expect(glance([profile], 'Peel the pears, add sugar and honey, and simmer until the jam sets.')).toBe(false);
  expect(glance([], 'Trawlers from Tokyo dragged nets over a coral reef.')).toBe(false);
});

it('knows an actor by each of its names, and a term by its other forms', () => {
  expect(glance([profile], 'Japanese boats: Tokyo’s fleet and a trawler')).toBe(true);
  const catches = makeGlanceProfile({
    ...buildGateProfile(REEFS),
    terms: [
      ['catch', 1, []],
      ['defens', 1, []],
    ],
  });
  expect(glance([catches], 'They caught him; the defence caught him again.')).toBe(true);
  // A name needs its capital letter, a short one all of them.
  const states = makeGlanceProfile({
    ...buildGateProfile(REEFS),
    terms: [
      ['united states', 1, []],
      ['coral', 1, []],
    ],
  });
  expect(glance([states], 'The coral gave us all of us')).toBe(false);
  expect(glance([states], 'The coral of the U.S. and the United States')).toBe(true);
});

it('asks for two terms and three mentions', () => {
  const reefs = makeGlanceProfile({
    ...buildGateProfile(REEFS),
    terms: [
      ['coral', 0.9, []],
      ['trawler', 0.9, []],
    ],
  });
  expect(glance([reefs], 'coral coral coral coral')).toBe(false);
  expect(glance([reefs], 'coral trawler')).toBe(false);
  expect(glance([reefs], 'coral trawler coral')).toBe(true);
});

it('asks for terms that tell something, however often they come', () => {
  const weighing = (war: number) =>
    makeGlanceProfile({
      ...buildGateProfile(REEFS),
      terms: [
        ['peac', 0.15, []],
        ['war', war, []],
      ],
    });
  const text = 'The war, the peace, the war and the peace.';
  expect(glance([weighing(0.2)], text)).toBe(false);
  expect(glance([weighing(0.4)], text)).toBe(true);
  // A short piece on Europe's defence has no more than these two words of the essay's leading ones.
  expect(glance([weighing(0.252)], text)).toBe(true);
});

it('is told of every change of the essay, and stays small', () => {
  const gate = buildGateProfile(REEFS);
  const [last] = gate.terms.slice(-1);
  const changed = {
    ...gate,
    terms: [...gate.terms.slice(0, -1), [last![0], last![1] / 2, last![2]] as typeof last & {}],
  };
  expect(makeGlanceProfile(changed).version).not.toBe(profile.version);
  const builtIn = JSON.parse(readFileSync('public/essays/bugajski-transatlantic-rift.json', 'utf8')) as Essay;
  expect(JSON.stringify(makeGlanceProfile(buildGateProfile(builtIn))).length).toBeLessThan(2_000);
});

it('finds in any text that has a term one of its hints', () => {
  const words =
    'labour armies centre organised offences travelled Milošević U.S. British men Kiev theatres lies tsar favourable';
  for (const word of words.split(' ')) {
    const [term = ''] = contentTerms(`x ${word}`).slice(-1);
    const terms = [term, 'zebra'].map((each): [string, number, number[]] => [each, 1, []]);
    const known = makeGlanceProfile({ ...buildGateProfile(REEFS), terms });
    expect([word, glance([known], `The zebra saw ${word} and the zebra.`)]).toEqual([word, true]);
  }
});

it('finds letters with strokes and abbreviations as the gate counts them', () => {
  for (const word of 'Støre Wałęsa Władysław Łódź C.I.A. N.F.L.'.split(' ')) {
    const [term = ''] = contentTerms(`x ${word}`).slice(-1);
    const terms = [term, 'zebra'].map((each): [string, number, number[]] => [each, 0.5, []]);
    const known = makeGlanceProfile({ ...buildGateProfile(REEFS), terms });
    expect([word, glance([known], `The zebra saw ${word} and the zebra.`)]).toEqual([word, true]);
  }
  expect(contentTerms('Władysław')).toEqual(contentTerms('Wladyslaw'));
});

it('passes a page that the gate takes by one name alone', () => {
  const named = (text: string) =>
    buildGateProfile({
      id: 'own',
      title: 'Taiwan',
      author: '',
      themes: [{ id: 't', label: 'Taiwan' }],
      claims: [{ id: 'c1', theme: 't', text }],
    });
  const page = 'Taiwan said so. Officials spoke in Taipei about the talks on Monday. '.repeat(8);
  for (const gate of [named('Taiwan will be next.'), named('Taiwan must never capitulate.')]) {
    expect(scoreThemes(gate, { title: '', text: page }).onTheme).toBe(true);
    expect(glance([makeGlanceProfile(gate)], page)).toBe(true);
  }
});
