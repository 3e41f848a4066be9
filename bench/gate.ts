import { type GateProfile, buildGateProfile, glance, scoreThemes } from '../utils/matching/gate.ts';
import { readBuiltInEssay, withoutWordings } from './gold.ts';
import { countsF1 } from './metrics.ts';
import type { ThemedPage } from './pages.ts';
import { type Row, share } from './row.ts';

/** Measures page detection for the built-in essay on English pages, by the gate alone. */
export function benchThemedPages(pages: ThemedPage[]): Row[] {
  const english = pages.filter(({ language }) => language === 'en');
  const profile = buildGateProfile(withoutWordings(readBuiltInEssay()));
  const taken = (topic: ThemedPage['topic']) =>
    english.filter((page) => page.topic === topic && isTaken(profile, page)).length;
  const all = (topic: ThemedPage['topic']) => english.filter((page) => page.topic === topic).length;
  const glanced = (topic: ThemedPage['topic']) =>
    english.filter(({ topic: its, raw }) => its === topic && glance([profile], raw)).length;
  const [on, near, off] = [taken('on'), taken('near'), taken('off')];
  const { f } = countsF1({ hits: on, wrong: off, missed: all('on') - on });
  return [
    {
      set: 'themed pages',
      measure: 'page detection F1, on against off',
      value: share(f),
      note: `${on} of ${all('on')} on, ${off} of ${all('off')} off taken`,
    },
    {
      set: 'themed pages',
      measure: 'near pages taken',
      value: share(near / all('near')),
      note: `${near} of ${all('near')}`,
    },
    {
      set: 'themed pages',
      measure: 'glance passes on / near / off',
      value: `${glanced('on')}/${glanced('near')}/${glanced('off')}`,
    },
  ];
}

export function isTaken(profile: GateProfile, { article }: Pick<ThemedPage, 'article'>): boolean {
  return article !== null && scoreThemes(profile, article).onTheme;
}
