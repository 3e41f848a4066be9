import { browser } from '#imports';
import { draftEssay } from '../essays/draftessay.ts';
import { startEssayDraft } from '../storage/essaydrafts.ts';
import { takenEssayIds } from '../storage/ownessays.ts';
import { askPageText } from './askpagetext.ts';
import { formatRoute, type Route } from './route.ts';
import { sourceOfPage } from './sourceofpage.ts';

/** Drafts an essay from a tab's page. Nothing is kept but the draft; nothing at all of a private window. */
export async function draftFromTab(tab: { id?: number | undefined; incognito?: boolean | undefined }): Promise<Route> {
  if (tab.incognito) return { page: 'add', problem: 'private' };
  const answer = tab.id === undefined ? null : await askPageText(tab.id);
  if (answer === null) return { page: 'add', problem: 'silent' };
  if (answer.kind === 'refused')
    return { page: 'add', problem: answer.reason === 'unread-site' ? answer.reason : 'not-article' };
  const { language } = answer.text;
  if (language !== null && language !== 'en') return { page: 'add', problem: 'language' };
  const essay = draftEssay(sourceOfPage(answer.text), await takenEssayIds());
  return { page: 'draft', draft: await startEssayDraft(essay) };
}

/** Opens the library on an essay drafted from a tab's page, or on why there is none. */
export async function openTabAsEssay(tab: { id?: number | undefined; incognito?: boolean | undefined }): Promise<void> {
  await openLibraryAt(await draftFromTab(tab).catch(toUnkept));
}

/** Opens a page of the library in a tab of its own. */
export async function openLibraryAt(route: Route): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/library.html${formatRoute(route)}` as '/') });
}

function toUnkept(error: unknown): Route {
  console.error('Throughline: no essay of a page', error);
  return { page: 'add', problem: 'unkept' };
}
