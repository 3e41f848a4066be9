import type { Article } from '../../utils/article/article.ts';
import { extractArticle } from '../../utils/article/extract.ts';
import { joinArticles, textless } from '../../utils/article/joined.ts';
import type { Essay } from '../../utils/essays/essay.ts';
import { scoreThemes } from '../../utils/matching/gate.ts';
import { buildGateProfile } from '../../utils/matching/gateprofile.ts';
import { matchAsked } from '../../utils/matching/articlesentences.ts';
import type { Match, Sensitivity, Span } from '../../utils/matching/match.ts';
import type { Scorer } from '../../utils/matching/scorer.ts';
import { selectHighlights } from '../../utils/matching/select.ts';
import { quoteOf } from '../../utils/page/knownmatch.ts';
import { parsePage, readUnpacked } from './htmlfile.ts';

/** Languages that the claims and the model know; an article of a language that cannot be told is tried. */
const MATCHED_LANGUAGES: (string | null)[] = ['en', null];

export interface PageTask {
  essay: Essay;
  url: string | null;
  sensitivity: Sensitivity;
  /** Opens the model when the first page is on theme. */
  openScorer(): Promise<Scorer>;
}

/**
 * Walks a saved page the way the extension walks a live one, and answers the line to print.
 * @throws where the file cannot be read or unpacked
 */
export async function matchPage(name: string, { essay, url, sensitivity, openScorer }: PageTask): Promise<object> {
  const page = parsePage(await readUnpacked(name), url);
  const profile = buildGateProfile(essay);
  let start = performance.now();
  const result = extractArticle(page.document, { url: page.url });
  const ms = { article: since(start), gate: 0, match: 0 };
  if (result.kind === 'not-article') {
    const { title } = page.document;
    return {
      page: name,
      url: page.url,
      title,
      language: null,
      words: 0,
      reason: result.reason,
      onTheme: false,
      themeScore: 0,
      themes: [],
      ms,
      matches: [],
      related: [],
    };
  }

  start = performance.now();
  const isRead = ({ language }: Article) => MATCHED_LANGUAGES.includes(language);
  const further = result.further.filter((part) => isRead(part.article));
  const gates = [result, ...further].map((part) => scoreThemes(profile, part.article));
  const onTheme = further.filter((_, index) => gates[index + 1]!.onTheme);
  // As in the extension: of a page whose first article is on other things, only those appended to it are read.
  const first = gates[0]!.onTheme || onTheme.length === 0 ? result : textless(result);
  const { article } = joinArticles(first, onTheme);
  const gate = gates.toSorted((a, b) => b.score - a.score)[0]!;
  ms.gate = since(start);
  let matches: Match[] = [];
  if (gate.onTheme && isRead(article)) {
    const scorer = await openScorer();
    start = performance.now();
    matches = await matchAsked(article, (sentences) => scorer.match(sentences, essay));
    ms.match = since(start);
  }
  const highlights = new Set(selectHighlights(matches, sensitivity));
  const write = (match: Match) => writeMatch(match, article, essay);
  const inOrder = matches.toSorted((a, b) => a.sentence - b.sentence || b.score - a.score);
  return {
    page: name,
    url: article.url,
    title: article.title,
    language: article.language,
    words: article.words,
    onTheme: gate.onTheme,
    themeScore: round(gate.score),
    themes: gate.themes.map(({ theme, score }) => ({ id: theme, score: round(score) })),
    ms,
    matches: inOrder.filter((match) => highlights.has(match)).map(write),
    related: inOrder.filter((match) => !highlights.has(match)).map(write),
  };
}

function writeMatch({ claim, relation, score, sentence, why }: Match, article: Article, essay: Essay): object {
  const { exact: quote, prefix, suffix, start, end } = quoteOf(article, article.sentences[sentence]!);
  const claimText = essay.claims.find(({ id }) => id === claim)?.text ?? '';
  const words = (spans: Span[], whole: string) => spans.map((span) => whole.slice(span.start, span.end));
  return {
    claim,
    relation,
    score: round(score),
    quote,
    prefix,
    suffix,
    start,
    end,
    why: { sentence: words(why.sentence, quote), claim: words(why.claim, claimText) },
  };
}

function since(start: number): number {
  return Math.round((performance.now() - start) * 10) / 10;
}

function round(score: number): number {
  return Math.round(score * 1e4) / 1e4;
}
