import { describe, expect, it } from 'vitest';
import { GATE_THRESHOLD, scoreThemes } from './gate.ts';
import { buildGateProfile } from './gateprofile.ts';
import { REEFS } from './testessay.ts';

const ON = {
  title: 'Japanese trawlers return to coral waters',
  text: 'Trawlers from Tokyo, Japan, dragged nets over a coral reef. Japan called no trawler home. Bleaching had already hit the reefs, fisheries officials said.',
};
const OFF = {
  title: 'A jam recipe',
  text: 'Peel the pears, add sugar and honey, and simmer for an hour until the jam sets in the jar.',
};

describe('scoreThemes', () => {
  const profile = buildGateProfile(REEFS);

  it('takes an article on the themes and leaves another', () => {
    expect(scoreThemes(profile, ON).onTheme).toBe(true);
    expect(scoreThemes(profile, OFF)).toEqual({ onTheme: false, score: 0, themes: expect.any(Array) as unknown });
  });

  it('gives its reason in the words of the page', () => {
    const themes = scoreThemes(profile, ON).themes;
    expect(themes[0]?.theme).toBe('reefs');
    const away = scoreThemes(profile, { title: 'Japanese trawlers', text: 'Tokyo called its trawlers home.' }).themes;
    expect(away[0]?.theme).toBe('japan');
    expect(away[0]?.words).toContain('Japanese');
    for (const { words } of themes) for (const word of words) expect(`${ON.title} ${ON.text}`).toContain(word);
  });

  it('asks more of a page that speaks the language of all essays', () => {
    const common = 'The government and the president must pay for the war, and the law gives Europe and America power.';
    const plain = scoreThemes(profile, ON).score;
    expect(scoreThemes(profile, { title: ON.title, text: `${ON.text} ${common}` }).score).toBeLessThan(plain);
    expect(scoreThemes(profile, { title: '', text: common }).onTheme).toBe(false);
  });

  it('survives storage, empty articles and empty essays', () => {
    expect(scoreThemes(JSON.parse(JSON.stringify(profile)) as typeof profile, ON)).toEqual(scoreThemes(profile, ON));
    expect(scoreThemes(profile, { title: '', text: '' }).onTheme).toBe(false);
    const empty = buildGateProfile({ ...REEFS, title: '', themes: [], claims: [] });
    expect(scoreThemes(empty, ON)).toEqual({ onTheme: false, score: 0, themes: [] });
  });

  it('lists no theme of which the page has no word', () => {
    expect(scoreThemes(profile, OFF).themes).toEqual([]);
    expect(GATE_THRESHOLD).toBeGreaterThan(0);
  });
});

it('takes an article on the subject of an essay of two claims, and no other', () => {
  const few = buildGateProfile({
    id: 'few',
    title: 'My essay',
    author: '',
    themes: [{ id: 't', label: 'Claims' }],
    claims: [
      { id: 'c1', theme: 't', text: 'Coral reefs die when trawlers drag nets across them.' },
      { id: 'c2', theme: 't', text: 'Tokyo must call its trawlers home.' },
    ],
  });
  const rest =
    'Officials in the harbour town said on Monday that the talks between the two governments would go on, and that a report on jobs, taxes and the price of fuel was due before the summer. ' +
    'The minister, who visited the market with his wife, told reporters that the law would be changed and that families could count on help with rents, schools and electricity. ' +
    'Voters go to the polls in October, and the opposition, which lost the last election by a hair, promises hospitals, cheaper trains and an end to the wars over the budget.';
  const title = 'Boats off the island';
  const about = `A trawler crossed the reef twice last week, fishermen say. ${rest}`;
  expect(scoreThemes(few, { title, text: about }).onTheme).toBe(true);
  expect(scoreThemes(few, { title, text: `Japanese boats were seen again. ${rest}` }).onTheme).toBe(false);
});
