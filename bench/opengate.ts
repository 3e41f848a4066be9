import { loadBuiltInVariants } from './gold.ts';
import { matchAsked, toAskedSentences } from '../utils/matching/articlesentences.ts';
import type { Scorer } from '../utils/matching/scorer.ts';
import { selectHighlights } from '../utils/matching/select.ts';
import type { ThemedPage } from './pages.ts';
import type { Row } from './row.ts';

/** Sentences of a page that the model reads: enough pages matter more than long ones. */
const READ = 25;

/** Counts the highlights on pages off the themes if the theme gate let them through. */
export async function benchOpenGate(pages: ThemedPage[], openScorer: () => Promise<Scorer>): Promise<Row[]> {
  const scorer = await openScorer();
  const articles = pages.flatMap(({ topic, language, article }) =>
    topic === 'off' && language === 'en' && article
      ? [{ ...article, sentences: article.sentences.slice(0, READ) }]
      : [],
  );
  const rows: Row[] = [];
  for (const [name, essay] of loadBuiltInVariants()) {
    let [sentences, shown] = [0, 0];
    for (const article of articles) {
      sentences += toAskedSentences(article).length;
      const matches = await matchAsked(article, (asked) => scorer.match(asked, essay));
      shown += selectHighlights(matches, 'balanced').length;
    }
    rows.push({
      set: 'off-theme pages, gate open',
      measure: `highlights per 1,000 sentences, ${name}`,
      value: ((1000 * shown) / Math.max(1, sentences)).toFixed(2),
      note: `${shown} in ${sentences} sentences of ${articles.length} pages`,
    });
  }
  return rows;
}
