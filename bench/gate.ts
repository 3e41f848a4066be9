import { type GateProfile, buildGateProfile, glance, scoreThemes } from '../utils/matching/gate.ts';
import { readBuiltInEssay, withoutWordings } from './gold.ts';
import { countsF1 } from './metrics.ts';
import type { ThemedPage } from './pages.ts';
import { type Row, share } from './row.ts';
import { readTrainEssays } from './trainessays.ts';

/** Two essays are on one subject when their profiles' cosine is at least this. Judged by eye. */
const SAME_SUBJECT = 0.2;

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

/** Measures the gate of each training essay on its own articles and on all the others'; null where they are absent. */
export function benchTrainGate(): Row[] | null {
  const train = readTrainEssays();
  if (!train) return null;
  const profiles = train.map(({ essay }) => buildGateProfile(essay));
  let [hits, missed, wrong, kin] = [0, 0, 0, 0];
  for (const [own, { articles }] of train.entries())
    for (const article of articles)
      for (const [index, profile] of profiles.entries()) {
        const { onTheme } = scoreThemes(profile, article);
        if (index === own) {
          if (onTheme) hits += 1;
          else missed += 1;
        } else if (onTheme) {
          if (overlap(profile, profiles[own]!) >= SAME_SUBJECT) kin += 1;
          else wrong += 1;
        }
      }
  const strict = countsF1({ hits, missed, wrong: wrong + kin });
  const fair = countsF1({ hits, missed, wrong });
  return [
    {
      set: 'train essays',
      measure: 'gate F1, own against all others',
      value: share(strict.f),
      note: `precision ${share(strict.precision)} recall ${share(strict.recall)}`,
    },
    {
      set: 'train essays',
      measure: 'gate F1, essays on one subject aside',
      value: share(fair.f),
      note: `${kin} of ${kin + wrong} wrong ones were for an essay on the same subject`,
    },
  ];
}

/** The cosine of two essays' terms, 0-1. */
function overlap(one: GateProfile, other: GateProfile): number {
  const weights = new Map(one.terms.map(([term, weight]) => [term, weight]));
  const dot = other.terms.reduce((sum, [term, weight]) => sum + weight * (weights.get(term) ?? 0), 0);
  const length = ({ terms }: GateProfile) => Math.hypot(...terms.map(([, weight]) => weight));
  return dot / (length(one) * length(other) || 1);
}
