import { type GateProfile, countPage, nearness, scoreThemes } from '../utils/matching/gate.ts';
import { buildGateProfile } from '../utils/matching/gateprofile.ts';
import { kinOf, weighEssayTerms } from '../utils/matching/gateprofile.ts';
import { loudness } from '../utils/matching/loudness.ts';
import { sumOfOthers } from '../utils/matching/otheressays.ts';
import { postingsOf } from './otherpostings.ts';
import type { TermCounts } from '../utils/matching/terms.ts';
import { bestThreshold, countsF1 } from './metrics.ts';
import { readPageThemes, type Said } from './pagethemes.ts';
import { type Row, share } from './row.ts';
import { compareSubjects } from './samesubject.ts';
import { type TrainEssay, readTrainEssays } from './trainessays.ts';

/** An essay asked about an article. */
interface Asked {
  essay: string;
  /** Whose article it is, and which. */
  owner: string;
  title: string;
  own: boolean;
  said: Said;
  /** How much the essay shares its subject with the article's, 0-1; 0 for its own. */
  kinship: number;
  /** Nats, see `nearness`. */
  near: number;
  onTheme: boolean;
  /** The same where the article's own essay is none of the others, as with a page on a subject that they lack. */
  onThemeUnknown: boolean;
}

const SAME_SUBJECT = 0.2;

/** Essays this much alike in subject are set aside, or not. See `compareSubjects`. */
const KINSHIPS = [
  [Infinity, 'own against all others'],
  [SAME_SUBJECT, 'essays on one subject aside (cosine 0.2)'],
  [0.1, 'and those that share actor and conflict (0.1)'],
] as const;

/** Measures the gate of each training essay on its own articles and on all the others'; null where they are absent. */
export function benchTrainGate(): Row[] | null {
  const train = readTrainEssays();
  if (!train) return null;
  const shared = new Set(train.flatMap(({ folder, essay }) => (folder === 'shared' ? [essay.id] : [])));
  const halves = [0, 1].map((half) => train.filter((_, index) => index % 2 === half)) as [TrainEssay[], TrainEssay[]];
  const all = askAll(train, train, train);
  const inShared = all.filter(({ essay, owner }) => shared.has(essay) && shared.has(owner));
  return [
    ...asShipped(`${shared.size} train essays`, inShared, 'onTheme'),
    ...asShipped(`${shared.size}, own essay unknown`, inShared, 'onThemeUnknown'),
    ...asShipped(`all ${train.length} essays`, all, 'onTheme'),
    ...asShipped(`all ${train.length}, own essay unknown`, all, 'onThemeUnknown'),
    ...misses(all),
    ...crossValidated(halves, train),
  ];
}

/** With the other essays and the threshold that ship; an essay is always kin to itself. */
function asShipped(set: string, asked: Asked[], taken: 'onTheme' | 'onThemeUnknown'): Row[] {
  const byKinship = KINSHIPS.map(([most, what]): Row => {
    const { f, precision, recall } = f1(asked, most, (each) => each[taken]);
    return {
      set,
      measure: `gate F1, ${what}`,
      value: share(f),
      note: `precision ${share(precision)} recall ${share(recall)}`,
    };
  });
  return [...byKinship, asReadersSay(set, asked, taken)];
}

/** Against what two readers say of each article instead of whose it is; what they call near counts neither way. */
function asReadersSay(set: string, asked: Asked[], taken: 'onTheme' | 'onThemeUnknown'): Row {
  const count = (said: Said, isTaken: boolean) =>
    asked.filter((each) => each.said === said && each[taken] === isTaken).length;
  const [hits, wrong, missed] = [count('on', true), count('off', true), count('on', false)];
  const { f, precision, recall } = countsF1({ hits, wrong, missed });
  const near = count('near', true);
  return {
    set,
    measure: 'gate F1, as two readers say',
    value: share(f),
    note: `precision ${share(precision)} recall ${share(recall)}; ${near} of ${near + count('near', false)} near ones taken`,
  };
}

/** How many of each kind of error are named. */
const NAMED = 10;

/** Names the errors to read by eye: own articles left, the farthest first, and essays that take most of others' articles. */
function misses(asked: Asked[]): Row[] {
  const left = asked.filter(({ own, onTheme }) => own && !onTheme).toSorted((a, b) => a.near - b.near);
  const taken = new Map<string, number>();
  for (const { own, onThemeUnknown, kinship, essay, owner } of asked) {
    const pair = `${essay} takes ${owner}`;
    if (!own && onThemeUnknown && kinship < SAME_SUBJECT) taken.set(pair, (taken.get(pair) ?? 0) + 1);
  }
  const most = [...taken].toSorted((a, b) => b[1] - a[1]);
  const set = 'train essays, errors';
  return [
    ...left.slice(0, NAMED).map(({ owner, title, near }): Row => ({
      set,
      measure: 'left',
      value: near.toFixed(2),
      note: `${owner}: ${title}`,
    })),
    ...most.slice(0, NAMED).map(([pair, times]): Row => ({ set, measure: 'taken', value: String(times), note: pair })),
  ];
}

/** Other essays and threshold of one half, tested on the other half's essays and articles. */
function crossValidated([one, other]: [TrainEssay[], TrainEssay[]], train: TrainEssay[]): Row[] {
  const folds = [
    [askAll(one, one, train), askAll(other, one, train)],
    [askAll(other, other, train), askAll(one, other, train)],
  ] as const;
  return KINSHIPS.map(([most, what]) => {
    const results = folds.map(([fit, test]) => {
      const threshold = bestThreshold(within(fit, most).map(({ near, own }) => ({ score: near, positive: own })));
      return { threshold, ...f1(test, most, ({ near }) => near >= threshold) };
    });
    return {
      set: 'essays, halves crossed',
      measure: `gate F1, ${what}`,
      value: results.map(({ f }) => share(f)).join(' / '),
      note: `thresholds ${results.map(({ threshold }) => threshold.toFixed(2)).join(' / ')}`,
    };
  });
}

/** Asks all essays about all their articles. `fit`: which are the other essays; `shipped`: which ship as such. */
function askAll(essays: TrainEssay[], fit: TrainEssay[], shipped: TrainEssay[]): Asked[] {
  const others = postingsOf(fit.map(({ essay }) => essay));
  const places = new Map(shipped.map(({ essay }, place) => [essay.id, place]));
  const kinship = compareSubjects();
  const said = readPageThemes();
  const profiles = essays.map((asking): [TrainEssay, GateProfile, number[]] => [
    asking,
    buildGateProfile(asking.essay),
    kinOf(weighEssayTerms(asking.essay), others),
  ]);
  return essays.flatMap((owner) =>
    owner.articles.flatMap((article, number) => {
      const counts = countPage(article);
      return profiles.map(([asking, profile, kin]): Asked => ({
        essay: asking.essay.id,
        owner: owner.essay.id,
        title: article.title,
        own: asking === owner,
        said: said(asking.essay.id, owner.essay.id, number),
        kinship: asking === owner ? 0 : kinship(asking.essay, owner.essay),
        near: nearness(sumOver(profile.terms, counts), sumOfOthers(counts, kin, others), counts),
        onTheme: scoreThemes(profile, article).onTheme,
        onThemeUnknown: scoreThemes(
          { ...profile, kin: [...profile.kin, places.get(owner.essay.id)!, places.get(asking.essay.id)!] },
          article,
        ).onTheme,
      }));
    }),
  );
}

/** Sums the weights of an essay's terms over a page. */
function sumOver(terms: GateProfile['terms'], page: TermCounts): number {
  let sum = 0;
  for (const [term, weight] of terms) {
    const found = page.terms.get(term);
    if (found) sum += weight * loudness(found.count);
  }
  return sum;
}

const within = (asked: Asked[], most: number) => asked.filter(({ kinship }) => kinship < most);

function f1(asked: Asked[], most: number, taken: (asked: Asked) => boolean) {
  const counted = { hits: 0, wrong: 0, missed: 0 };
  for (const each of within(asked, most)) {
    if (taken(each)) counted[each.own ? 'hits' : 'wrong'] += 1;
    else if (each.own) counted.missed += 1;
  }
  return countsF1(counted);
}
