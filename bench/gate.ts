import { GATE_THRESHOLD, type GateProfile, scoreThemes } from '../utils/matching/gate.ts';
import { buildGateProfile } from '../utils/matching/gateprofile.ts';
import { glance } from '../utils/matching/glance.ts';
import { makeGlanceProfile } from '../utils/matching/glanceprofile.ts';
import { readBuiltInEssay, withoutWordings } from './gold.ts';
import { bestThreshold, countsF1 } from './metrics.ts';
import type { ThemedPage } from './pages.ts';
import { type Row, share } from './row.ts';

/** Measures page detection for the built-in essay on English pages, by the gate alone. */
export function benchThemedPages(pages: ThemedPage[]): Row[] {
  const english = pages.filter(({ language }) => language === 'en');
  const profile = buildGateProfile(withoutWordings(readBuiltInEssay()));
  const glanced = makeGlanceProfile(profile);
  const taken = (topic: ThemedPage['topic']) =>
    english.filter((page) => page.topic === topic && isTaken(profile, page)).length;
  const all = (topic: ThemedPage['topic']) => english.filter((page) => page.topic === topic).length;
  const passed = (topic: ThemedPage['topic']) =>
    english.filter(({ topic: its, raw }) => its === topic && glance([glanced], raw)).length;
  const [on, near, off] = [taken('on'), taken('near'), taken('off')];
  const { f } = countsF1({ hits: on, wrong: off, missed: all('on') - on });
  return [
    {
      set: 'themed pages',
      measure: 'page detection F1, on against off',
      value: share(f),
      note: `${on} of ${all('on')} on, ${off} of ${all('off')} off taken`,
    },
    crossed(
      english.filter((page) => page.topic !== 'near'),
      profile,
    ),
    {
      set: 'themed pages',
      measure: 'near pages taken',
      value: share(near / all('near')),
      note: `${near} of ${all('near')}`,
    },
    {
      set: 'themed pages',
      measure: 'glance passes on / near / off',
      value: `${passed('on')}/${passed('near')}/${passed('off')}`,
    },
  ];
}

/** What page detection is worth where the threshold comes from every other page. */
function crossed(pages: ThemedPage[], profile: GateProfile): Row {
  const scored = pages.map(({ article, topic }) => ({
    score: article ? scoreThemes(profile, article).score : 0,
    positive: topic === 'on',
  }));
  const folds = [0, 1].map((half) => {
    const threshold = bestThreshold(scored.filter((_, index) => index % 2 !== half));
    const test = scored.filter((_, index) => index % 2 === half);
    const count = (positive: boolean, taken: boolean) =>
      test.filter((each) => each.positive === positive && each.score >= threshold === taken).length;
    const { f } = countsF1({ hits: count(true, true), wrong: count(false, true), missed: count(true, false) });
    return { f, threshold };
  });
  return {
    set: 'themed pages',
    measure: 'the same, threshold from the other half of the pages',
    value: folds.map(({ f }) => share(f)).join(' / '),
    note: `thresholds ${folds.map(({ threshold }) => threshold.toFixed(2)).join(' / ')}; ${GATE_THRESHOLD} ships`,
  };
}

export function isTaken(profile: GateProfile, { article }: Pick<ThemedPage, 'article'>): boolean {
  return article !== null && scoreThemes(profile, article).onTheme;
}
