import type { Article } from '../article/article.ts';
import { isFramed } from '../article/framed.ts';
import { glanceText } from '../article/glancetext.ts';
import { unreadClass } from '../article/siteclass.ts';
import type { GateProfile, GateResult } from '../matching/gate.ts';
import type { BrowsingState } from '../storage/browsingstate.ts';
import { isNoted } from '../storage/notedpages.ts';
import { isSilenced } from '../storage/settings.ts';
import type { PageEdges } from './edges.ts';
import { idle, inSlices } from './idle.ts';
import type { PageState, ThemeScore } from './state.ts';

/** What is to be done with a page, told without a message and without the model. */
export type Assessment =
  /** `state` says why; with `noted`, the reader's notes are shown all the same. */
  | { kind: 'leave'; state: PageState; article: Article | null; places: (Element | null)[]; noted: boolean }
  | { kind: 'match'; article: Article; places: (Element | null)[]; essays: string[]; themes: ThemeScore[] };

interface Assess {
  document: Document;
  window: Window;
  browsing: BrowsingState;
  edges: Pick<PageEdges, 'glance' | 'extractArticle' | 'scoreThemes' | 'canonicalUrl'>;
  signal: AbortSignal;
}

const FRAMED: PageState = { kind: 'not-article', reason: 'framed' };

/** Decides by ever closer looks, the cheapest first, so that a page off the themes costs a millisecond. */
export async function assessPage({ document, window, browsing, edges, signal }: Assess): Promise<Assessment> {
  const { settings, gateProfiles, notedPages } = browsing;
  const leave = (
    state: PageState,
    noted = false,
    article: Article | null = null,
    places: (Element | null)[] = [],
  ): Assessment => ({
    kind: 'leave',
    state,
    article,
    places,
    noted,
  });
  if (!settings.enabled) return leave({ kind: 'switched-off', scope: 'everywhere' });
  if (isSilenced(settings, window.location.hostname)) return leave({ kind: 'switched-off', scope: 'site' });
  const siteClass = unreadClass(window.location, settings, window.navigator.webdriver);
  if (siteClass !== null) return leave({ kind: 'unread-site', siteClass });

  // Chromium runs content scripts around its PDF viewer, in a document without text.
  if (document.contentType === 'application/pdf') return leave({ kind: 'not-article', reason: 'pdf' });

  const noted = isNoted(notedPages, edges.canonicalUrl(document));
  if (!noted && !edges.glance(gateProfiles, glanceText(document)))
    return leave(isFramed(document) ? FRAMED : { kind: 'off-theme', themes: [] });

  await idle(signal);
  const result = await edges.extractArticle(document, signal);
  if (result.kind === 'not-article')
    return leave(isFramed(document) ? FRAMED : { kind: 'not-article', reason: result.reason }, noted);
  const { article, places } = result;
  if (article.language !== null && article.language !== 'en') {
    return leave({ kind: 'other-language', language: article.language }, noted, article, places);
  }

  const gates: (GateResult & { essay: string })[] = [];
  // In tasks of their own: with extraction's last step, or hundreds of essays at once, they would hold the page up.
  await idle(signal);
  const ask = (profile: GateProfile) => {
    gates.push({ essay: profile.essay, ...edges.scoreThemes(profile, article) });
  };
  await inSlices(gateProfiles, ask, signal);
  const themes = gates.flatMap((gate) => gate.themes).toSorted((a, b) => b.score - a.score);
  const essays = gates.filter(({ onTheme }) => onTheme).map(({ essay }) => essay);
  if (essays.length === 0) return leave({ kind: 'off-theme', themes }, noted, article, places);
  return { kind: 'match', article, places, essays, themes };
}
