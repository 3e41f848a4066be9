import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Essay } from '../utils/essays/essay.ts';
import type { Scorer } from '../utils/matching/scorer.ts';
import { type LabelledEssay, type LabelledText, scoreTexts, withoutWordings } from './gold.ts';
import type { Grade } from './metrics.ts';
import { openNewsReader } from './opennews.ts';
import { readPage } from './pages.ts';
import type { Row } from './row.ts';
import { readJsonLines, sharedPath } from './sharedfolder.ts';
import { type TrainEssay, readTrainEssays } from './trainessays.ts';
import { gradeOf, type Label } from './tworeaders.ts';

/** Sentences of a page that were labelled; longer pages were cut. */
const PAGE_SENTENCES = 160;

/** Held-out sets of labelled pages that a second reader labelled too, blind: the first three, and ten of later. */
const READ_TWICE = [
  [
    'real pages read twice, claims alone',
    ['c/c-oil-tariffs-not-summits', 'e/e-one-theatre-europe-asia', 'e/e-russia-terror-sponsor'],
  ],
  [
    'ten more sets read twice, claims alone',
    [
      'q/q1-axis-that-isnt',
      'q/q2-let-the-dealmaker-deal',
      'r/r1-shops-not-ships',
      'r/r2-who-feeds-the-guns',
      'ha/ha1-he-talks-so-that-he-may-fight',
      'ha/ha2-the-punishment-habit',
      'ha/ha3-the-autocrats-go-to-war-school',
      'hb/hb1-great-powers-keep-no-friends',
      'hb/hb2-a-pause-is-not-a-peace',
      'hb/hb3-tariffs-are-not-a-peace-plan',
    ],
  ],
] as const;

const DATA = new URL('../model/data/', import.meta.url);
const readData = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, DATA), 'utf8')) as T;

const readLines = <T>(path: string): T[] => readJsonLines<T>(fileURLToPath(new URL(path, DATA)));

interface NewsLabel {
  article: string;
  sentence: number;
  claim: string;
  relation: Label;
}

interface PageLabels {
  essay: string;
  pages: string[];
  labels: { page: string; start: number; claim: string; relation: Label }[];
}

/**
 * Measures the scorer on what no weight of the network saw: the articles of the held-out essays (each labelled pair is a
 * `must`), without and with wordings, news that was written before its op-eds, and real pages that two readers labelled.
 * The head was fitted on these very texts (fifty numbers, by cross-validation: `model/fit_head.py` prints what that
 * gives), the network on none of them.
 */
export async function benchHeldOut(openScorer: () => Promise<Scorer>): Promise<Row[] | null> {
  const essays = readHeldOut();
  if (!essays) return null;
  const scorer = await openScorer();
  const rows: Row[] = [];
  for (const [name, variant] of [
    ['held-out essays, claims alone', withoutWordings],
    ['held-out essays, with wordings', (essay: Essay) => essay],
  ] as const) {
    rows.push(...(await scoreTexts(name, essays, variant, scorer)));
  }
  rows.push(...(await scoreTexts('held-out news, claims alone', readNews(), withoutWordings, scorer)));
  for (const [name, sets] of READ_TWICE) {
    const folder = sharedPath('pages');
    if (!folder) continue;
    const pages = readTwiceLabelled('pages', sets, sentenceReader(folder));
    rows.push(...(await scoreTexts(name, pages, withoutWordings, scorer)));
  }
  const openNews = openNewsReader();
  if (openNews) {
    const { open } = readData<{ open: string[] }>('heldout.json');
    const pages = readTwiceLabelled('open', open, openNews);
    rows.push(...(await scoreTexts('open news read twice, claims alone', pages, withoutWordings, scorer)));
  }
  return rows;
}

/** Reads the held-out essays and their graded articles; null where they are absent. */
export function readHeldOut(): LabelledEssay[] | null {
  const train = readTrainEssays();
  if (!train) return null;
  const { essays } = readData<{ essays: string[] }>('heldout.json');
  return essays.map((id) => gradeArticles(train.find(({ essay }) => essay.id === id)!));
}

/** Reads the held-out sets of news, each named SUBJECT/ESSAY. */
function readNews(): LabelledEssay[] {
  const { news } = readData<{ news: string[] }>('heldout.json');
  return news.map((set): LabelledEssay => {
    const [subject, slug] = set.split('/') as [string, string];
    const labels = readLines<NewsLabel>(`news/${set}.labels.jsonl`);
    const texts = readLines<{ id: string; sentences: string[] }>(`news/${subject}/articles.jsonl`).map(
      ({ id, sentences }): LabelledText => ({
        sentences: sentences.map((text) => ({ text })),
        grades: sentences.map((_, i) =>
          gradesOf(labels.filter(({ article, sentence }) => article === id && sentence === i)),
        ),
      }),
    );
    return { essay: { ...readData<Essay>(`news/${slug}.essay.json`), author: '' }, texts };
  });
}

/** Takes the sentences that stand alone as their claims' wordings. */
function gradeArticles({ essay, articles, sentences }: TrainEssay): LabelledEssay {
  const wordings = Map.groupBy(sentences, ({ claim }) => claim);
  return {
    essay: {
      ...essay,
      claims: essay.claims.map((claim) => ({
        ...claim,
        wordings: (wordings.get(claim.id) ?? []).map(({ relation, text }) => ({ relation, text })),
      })),
    },
    texts: articles.map(({ sentences }) => ({
      sentences,
      grades: sentences.map(({ labels }) => gradesOf(labels)),
    })),
  };
}

/**
 * Reads the sentences that stand alone, which `readHeldOut` takes for wordings, as one text of its own: what a reader may
 * meet elsewhere.
 */
export function readAlone({ claims }: Essay): LabelledText {
  const alone = claims.flatMap(({ id, wordings = [] }) => wordings.map((wording) => ({ claim: id, ...wording })));
  return {
    // None is read with the one before it.
    sentences: alone.map(({ text }) => ({ text, opens: true as const })),
    grades: alone.map(({ claim, relation }) => new Map([[claim, gradeOnce(relation)]])),
  };
}

/** Reads the pages that one reader labelled and no weight of the network saw; null where the pages are absent. */
export function readLabelledPages(): LabelledEssay[] | null {
  const folder = sharedPath('pages');
  const train = readTrainEssays();
  if (!folder || !train) return null;
  const { pages } = readData<{ pages: string[] }>('heldout.json');
  const sentencesOf = sentenceReader(folder);
  return pages.map((name) => {
    const told = readData<PageLabels>(`pages/${name}.labels.json`);
    const known = train.find(({ essay }) => essay.id === told.essay)?.essay;
    const essay = known ?? { ...readData<Essay>(`pages/${told.essay}.essay.json`), author: '' };
    const texts = told.pages.map((page): LabelledText => {
      const sentences = sentencesOf(page);
      const labels = told.labels.filter((label) => label.page === page);
      return {
        sentences,
        grades: sentences.map(({ start }) => gradesOf(labels.filter((label) => label.start === start))),
      };
    });
    // The same essay may come with several readers' pages.
    return { essay: { ...essay, id: name }, texts };
  });
}

/** Grades what one reader said of a sentence, by claim. */
function gradesOf(labels: { claim: string; relation: Label }[]): Map<string, { grade: Grade; relation: Label }> {
  return new Map(labels.map(({ claim, relation }) => [claim, gradeOnce(relation)]));
}

/** Grades what one reader said. */
function gradeOnce(relation: Label): { grade: Grade; relation: Label } {
  return { grade: relation === 'related' ? 'related' : 'must', relation };
}

/** Reads the labelled sentences of a folder's pages, each page once: several op-eds share it. */
const sentenceReader = (folder: string) =>
  memoize((page) => readPage(`${folder}/${page}`).article!.sentences.slice(0, PAGE_SENTENCES));

function memoize<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** Reads sets of pages of a folder of labels that two readers labelled apart, graded as the gold is. */
function readTwiceLabelled(
  folder: 'pages' | 'open',
  sets: readonly string[],
  sentencesOf: (page: string) => { start: number; text: string }[],
): LabelledEssay[] {
  return sets.map((name) => {
    const first = readData<PageLabels>(`${folder}/${name}.labels.json`);
    const second = readData<PageLabels>(`${folder}/second/${first.essay}.labels.json`);
    const texts = first.pages.map((page): LabelledText => {
      const sentences = sentencesOf(page);
      const labelsAt = ({ labels }: PageLabels, start: number) =>
        new Map(
          labels
            .filter((label) => label.page === page && label.start === start)
            .map(({ claim, relation }) => [claim, relation]),
        );
      return {
        sentences,
        grades: sentences.map(({ start }) => gradeOf(labelsAt(first, start), labelsAt(second, start))),
      };
    });
    return { essay: { ...readData<Essay>(`${folder}/${first.essay}.essay.json`), author: '' }, texts };
  });
}
