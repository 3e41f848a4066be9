import type { Claim, Essay } from '../utils/essays/essay.ts';
import { scoreThemes } from '../utils/matching/gate.ts';
import { buildGateProfile } from '../utils/matching/gateprofile.ts';
import { isTaken } from './gate.ts';
import { readBuiltInEssay, withoutWordings } from './gold.ts';
import { countsF1 } from './metrics.ts';
import type { ThemedPage } from './pages.ts';
import { type Row, share } from './row.ts';
import { compareSubjects } from './samesubject.ts';
import { readTrainEssays } from './trainessays.ts';

/** Claims that an essay is cut to. */
const CLAIMS = [1, 3, 5, 8];

/** From so much of a subject in common on (`compareSubjects`) an essay's articles are not asked of another. */
const KIN = 0.1;

/** Measures the gate of essays that have few claims; null where the training essays are absent. */
export function benchFewClaims(pages: ThemedPage[] | null): Row[] | null {
  const train = readTrainEssays();
  if (!train) return null;
  return CLAIMS.flatMap((count) => [ofTraining(train, count), ...(pages ? [ofThemed(pages, count)] : [])]);
}

/** The training essays, each cut to its first claims, on their own articles and on those of essays on other subjects. */
function ofTraining(train: NonNullable<ReturnType<typeof readTrainEssays>>, count: number): Row {
  const nearness = compareSubjects();
  const [own, others] = [
    { taken: 0, all: 0 },
    { taken: 0, all: 0 },
  ];
  for (const { essay } of train) {
    const profile = buildGateProfile(cutTo(essay, essay.claims.slice(0, count)));
    for (const { essay: owner, articles } of train) {
      if (owner !== essay && nearness(essay, owner) >= KIN) continue;
      const counts = owner === essay ? own : others;
      counts.all += articles.length;
      counts.taken += articles.filter((article) => scoreThemes(profile, article).onTheme).length;
    }
  }
  const { f } = countsF1({ hits: own.taken, wrong: others.taken, missed: own.all - own.taken });
  const ofOthers = ((1_000 * others.taken) / others.all).toFixed(1);
  return {
    set: `essays cut to claims: ${count}`,
    measure: 'gate F1, other subjects only',
    value: share(f),
    note: `${share(own.taken / own.all)} of their own articles taken, ${ofOthers} in 1,000 of others`,
  };
}

/** The built-in essay, cut to so many claims here and there, on the themed pages. */
function ofThemed(pages: ThemedPage[], count: number): Row {
  const essay = withoutWordings(readBuiltInEssay());
  const english = pages.filter(({ language }) => language === 'en');
  const profiles = essay.claims.flatMap((_, from) => {
    const claims = essay.claims.slice(from, from + count);
    return from % 5 === 0 && claims.length === count ? [buildGateProfile(cutTo(essay, claims))] : [];
  });
  const taken = (topic: ThemedPage['topic']) => {
    const those = english.filter((page) => page.topic === topic);
    const shares = profiles.map((profile) => those.filter((page) => isTaken(profile, page)).length / those.length);
    return share(shares.reduce((sum, each) => sum + each, 0) / shares.length);
  };
  return {
    set: `built-in essay cut to claims: ${count}`,
    measure: 'pages taken, on / near / off',
    value: `${taken('on')}/${taken('near')}/${taken('off')}`,
    note: `mean of ${profiles.length} cuts`,
  };
}

function cutTo(essay: Essay, claims: Claim[]): Essay {
  const themes = new Set(claims.map(({ theme }) => theme));
  return { ...essay, claims, themes: essay.themes.filter(({ id }) => themes.has(id)) };
}
