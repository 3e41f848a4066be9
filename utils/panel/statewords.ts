import type { NotArticleReason } from '../article/article.ts';
import { UNDETERMINED } from '../article/language.ts';
import type { SiteClass } from '../article/siteclass.ts';
import type { PageState } from '../page/state.ts';
import type { KeptOfPage } from '../storage/pages.ts';
import type { NoAccessReason } from './access.ts';

/** What the panel sees: nothing yet, the page's own report, or why there is none. */
export type PanelState = PageState | { kind: 'waiting' } | { kind: 'no-access'; reason: NoAccessReason };

/** What the reader can do about a state, by one button. */
export type StateAction = 'retry' | 'reload' | 'grant' | 'enable' | 'enable-site' | 'except-site' | 'paste';

/** A state in words. `title` is one line, `body` says why and what to do. */
export interface StateWords {
  title: string;
  body: string;
  action: StateAction | null;
}

/** What the words need beside the state. */
export interface StateFacts {
  sentences: number;
  claims: number;
  /** Highlights in the page that cannot be listed, because nothing can be kept at present. */
  unlisted: number;
  /** Claims are listed below. Off the themes they are what the reader said of this page. */
  listed: boolean;
  /** What is kept of a page off the themes. */
  kept: KeptOfPage;
  /** Labels of all themes of the essays that are on. */
  themeLabels: string[];
  site: string | null;
}

const A_PDF: StateWords = {
  title: 'This is a PDF',
  body: 'Throughline cannot read PDFs here. The text of an essay can be pasted in the library, under “Add an essay”.',
  action: 'paste',
};

const NOT_ARTICLE: Record<Exclude<NotArticleReason, 'pdf'>, string> = {
  'no-article': 'Throughline found no running text here that reads like an article.',
  'too-short': 'There are fewer than 80 words of running text here, too few to go by.',
  listing: 'This looks like a front page or a list. Open one of its stories.',
  application: 'This looks like an application, a form or a search page, so Throughline leaves it alone.',
  shop: 'This looks like something for sale, so Throughline leaves it alone.',
  video: 'This page is there for its video. Throughline reads articles.',
  'too-large': 'This page is far longer than an article, so Throughline leaves it alone.',
  framed: 'The text stands in a frame, which Throughline does not read. Open the frame in a tab of its own.',
};

const GROWN = 'This page has grown too long to be read whole: highlights stay, and the article in view is read.';

const UNREAD_SITE: Record<SiteClass, string> = {
  mail: 'This is a place for mail and messages.',
  banking: 'This is a bank or a payment service.',
  health: 'This is a health portal.',
  editors: 'This is a place where documents are written.',
  local: 'This page comes from your computer or your local network.',
};

const NO_ACCESS: Record<NoAccessReason, StateWords> = {
  'not-granted': {
    title: 'Throughline may not read pages yet',
    body: 'Your browser asks you first. What Throughline reads stays on this computer.',
    action: 'grant',
  },
  'browser-page': {
    title: 'Not a page that Throughline may read',
    body: 'This page belongs to the browser or to an extension. Open a news article in this tab.',
    action: null,
  },
  store: {
    title: 'Not a page that Throughline may read',
    body: 'Browsers let no extension run on extension stores.',
    action: null,
  },
  file: {
    title: 'Not a page that Throughline may read',
    body: 'This is a file on your computer. Throughline reads pages of the web only.',
    action: null,
  },
  pdf: A_PDF,
  'needs-reload': {
    title: 'Reload this page to read it',
    body: 'It was open before Throughline started, or it is not an ordinary web page, such as a PDF.',
    action: 'reload',
  },
};

const KEPT_WORDS: Record<KeptOfPage, string> = {
  nothing: 'Nothing of this page was kept. ',
  notes: 'Only your notes on this page are kept. ',
  more: '',
};

/** Puts what Throughline makes of a page into words for the reader. */
export function describeState(state: PanelState, facts: StateFacts): StateWords {
  switch (state.kind) {
    case 'waiting':
    case 'reading':
      return { title: 'Reading the page…', body: 'Finding the article and what it is about.', action: null };
    case 'not-article':
      if (state.reason === 'pdf') return A_PDF;
      return { title: 'Not an article', body: NOT_ARTICLE[state.reason], action: null };
    case 'other-language':
      return {
        title: `This article is in ${languageName(state.language)}`,
        body: 'Throughline can match English only, so far.',
        action: null,
      };
    case 'off-theme':
      return { title: 'Off your essays’ themes', body: offThemeBody(facts), action: null };
    case 'switched-off':
      return state.scope === 'everywhere'
        ? { title: 'Throughline is off', body: 'It reads no page until you switch it on.', action: 'enable' }
        : { title: `Off on ${facts.site ?? 'this site'}`, body: 'You asked for silence here.', action: 'enable-site' };
    case 'unread-site':
      return {
        title: 'Throughline does not read this site',
        body: `${UNREAD_SITE[state.siteClass]} Its text was not read, only its length was measured. The library’s settings list what is left unread.`,
        action: 'except-site',
      };
    case 'matching':
      return { title: `Reading sentence ${state.done} of ${state.total}…`, body: countWords(facts), action: null };
    case 'matched':
      if (state.byWords !== undefined) return byWords(state.byWords, facts);
      if (state.grown)
        return { title: countWords(facts) || 'This page has grown very long', body: GROWN, action: null };
      if (facts.sentences === 0 && facts.unlisted > 0)
        return {
          title: `${facts.unlisted} ${facts.unlisted === 1 ? 'highlight' : 'highlights'} in the page`,
          body: 'Only what is kept can be listed here. Click a highlight in the page to see its claim.',
          action: null,
        };
      return facts.sentences === 0
        ? {
            title: 'On theme, with none of the claims',
            body: 'The article covers these themes, but no sentence clearly makes or disputes a claim.',
            action: null,
          }
        : { title: countWords(facts), body: '', action: null };
    case 'failed':
      // Already a sentence for the reader: see `describeMatchingError`.
      return { title: 'The page was not read to its end', body: state.error.slice(0, 300), action: 'retry' };
    case 'no-access':
      return NO_ACCESS[state.reason];
  }
}

/** What was read without the network: little, and that is why. */
function byWords(why: string, facts: StateFacts): StateWords {
  return {
    title: facts.sentences > 0 ? countWords(facts) : 'None of the claims, by words alone',
    body: `Read by its words alone, which finds less and tells no dispute. ${why.slice(0, 300)}`,
    action: 'retry',
  };
}

function countWords({ sentences, claims }: StateFacts): string {
  if (sentences === 0) return '';
  return `${sentences} ${sentences === 1 ? 'sentence makes or disputes' : 'sentences make or dispute'} ${claims} ${claims === 1 ? 'claim' : 'claims'}`;
}

function offThemeBody({ themeLabels, listed, kept }: StateFacts): string {
  if (themeLabels.length === 0) return 'No essay is switched on. Switch one on in the library.';
  return `${listed ? '' : KEPT_WORDS[kept]}Throughline looked for:`;
}

function languageName(code: string): string {
  try {
    if (code === UNDETERMINED) return 'another language';
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? 'another language';
  } catch {
    return 'another language';
  }
}
