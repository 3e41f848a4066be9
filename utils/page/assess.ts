import type { Article, PlacedArticle } from '../article/article.ts';
import { findFramed, FRAMED } from '../article/framed.ts';
import { joinArticles, textless } from '../article/joined.ts';
import { giveTurn } from '../article/turn.ts';
import { type EssayGate, type GateProfile, type ThemeScore, countPage, spellAs } from '../matching/gate.ts';
import { listTerms } from '../matching/terms.ts';
import type { BrowsingState } from '../storage/browsingstate.ts';
import type { PageEdges } from './edges.ts';
import { inSlices } from './idle.ts';
import type { PageState } from './state.ts';

/** What is to be done with a page that the glance let through, told without the model. */
export type Assessment =
  /** `state` says why. */
  | { kind: 'leave'; state: PageState; article: Article | null; places: (Element | null)[] }
  | {
      kind: 'match';
      article: Article;
      places: (Element | null)[];
      essays: string[];
      themes: ThemeScore[];
      /** Only this part of the page was read. */
      isPart: boolean;
    };

interface Assess {
  document: Document;
  browsing: BrowsingState;
  /** The page's address. */
  address: string;
  /** Something is shown already: of a page that has grown too large the article in view is read. */
  inView?: boolean;
  edges: Pick<PageEdges, 'extractArticle' | 'scoreThemes'> & { ask: Pick<PageEdges['ask'], 'findEssays'> };
  signal: AbortSignal;
}

/** Reads the article and has each essay's gate decide. */
export async function assessPage({
  document,
  browsing,
  address,
  inView = false,
  edges,
  signal,
}: Assess): Promise<Assessment> {
  const leave = (state: PageState, article: Article | null = null, places: (Element | null)[] = []): Assessment => ({
    kind: 'leave',
    state,
    article,
    places,
  });
  const result = await edges.extractArticle(document, { canonical: address, inView, signal });
  if (result.kind === 'not-article')
    return leave(findFramed(document) ? FRAMED : { kind: 'not-article', reason: result.reason });
  const { article, places } = result;
  const isPart = result.isPart === true;
  /** Of a page of which only a part was read it is not known what it is about. */
  const leaveRead = (state: PageState) =>
    leave(isPart ? { kind: 'not-article', reason: 'too-large' } : state, article, places);
  if (article.language !== null && article.language !== 'en') {
    return leaveRead({ kind: 'other-language', language: article.language });
  }

  const onThemes = async (part: Article): Promise<EssayGate[]> => {
    // In tasks of their own: with extraction's last step, or a hundred essays at once, they would hold the page up.
    await giveTurn(signal);
    if (browsing.library !== null) return askLibrary(part, edges.ask);
    const gates: EssayGate[] = [];
    const score = (profile: GateProfile) => {
      gates.push({ essay: profile.essay, ...edges.scoreThemes(profile, part) });
    };
    await inSlices(browsing.gateProfiles, score, signal);
    return gates;
  };
  const gates = await onThemes(article);
  const isRead = gates.some(({ onTheme }) => onTheme);
  // Each by itself: an appended article on other things must not take the page off the themes, nor be matched.
  const further: PlacedArticle[] = [];
  for (const part of result.further) {
    if (part.article.language !== null && part.article.language !== 'en') continue;
    const found = await onThemes(part.article);
    if (!found.some(({ onTheme }) => onTheme)) continue;
    further.push(part);
    gates.push(...found);
  }
  const themes = strongest(gates.flatMap((gate) => gate.themes));
  const essays = [...new Set(gates.filter(({ onTheme }) => onTheme).map(({ essay }) => essay))];
  if (essays.length === 0) return leaveRead({ kind: 'off-theme', themes });
  // Of one on other things only the name and the address count.
  const first = isRead ? result : textless(result);
  return { kind: 'match', ...joinArticles(first, further), essays, themes, isPart };
}

/** Of a large library the background scores those that pass; only the article's words go there, and stay nowhere. */
async function askLibrary(
  article: Article,
  { findEssays }: Pick<PageEdges['ask'], 'findEssays'>,
): Promise<EssayGate[]> {
  const counts = countPage(article);
  return (await findEssays({ terms: listTerms(counts) })).map((gate) => spellAs(counts, gate));
}

/** One score for each theme, the highest first. */
function strongest(themes: ThemeScore[]): ThemeScore[] {
  const sorted = themes.toSorted((a, b) => b.score - a.score);
  const byTheme = Map.groupBy(sorted, ({ essay, theme }) => JSON.stringify([essay, theme]));
  return [...byTheme.values()].map(([highest]) => highest!);
}
