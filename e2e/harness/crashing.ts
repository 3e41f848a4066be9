import type { Frame, Page } from 'puppeteer-core';
import { openPanelPage } from './panelpage.ts';
import { killBrowser } from './killbrowser.ts';
import { makeProfile, removeProfile } from './profile.ts';
import { readKept } from './readmatches.ts';
import { startWalk, type Walk } from './walk.ts';
import { clickHighlight, findInCard, findNoteField } from './card.ts';
import { practiceArticle } from './articles.ts';

/** Where a note can be typed. */
export type Place = 'library' | 'panel' | 'card';

/** What a crash of the tab took of the words that were typed before it. */
export interface Crash {
  typed: string;
  /** What is kept of it; empty: nothing. */
  kept: string;
}

/**
 * Types a note as a reader would, and crashes what it is typed in.
 * @param pause milliseconds between the last letter and the crash
 * @param dies which process: that of the extension's pages, background included, or that of the news page
 */
export async function crashWhileTyping(place: Place, pause: number, dies: 'extension' | 'page'): Promise<Crash> {
  const profile = makeProfile();
  try {
    const walk = await startWalk({ pages: { 'news.html': practiceArticle() }, profile, keepProfile: true });
    const { field, news } = await openField(walk, place);
    const typed = 'Who counted this, and when? It does not add up.';
    await field.type('textarea', typed, { delay: 30 });
    await new Promise((resolve) => setTimeout(resolve, pause));
    await crash(dies === 'extension' ? walk.library : news!);
    // What the rest of the browser still does about it.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await killBrowser(walk.browser);
    await walk.server.close();
    const after = await startWalk({ profile, keepProfile: true });
    const { notes } = await readKept(after);
    await after.end();
    return { typed, kept: notes.find(({ text }) => text !== '' && typed.startsWith(text))?.text ?? '' };
  } finally {
    removeProfile(profile);
  }
}

async function openField(walk: Walk, place: Place): Promise<{ field: Page | Frame; news: Page | null }> {
  if (place === 'library') {
    await walk.library.bringToFront();
    await walk.library.goto(walk.address('library.html#essays'));
    const link = await walk.library.waitForSelector('.essay-theme a');
    await link!.click();
    await walk.library.waitForSelector('textarea');
    return { field: walk.library, news: null };
  }
  const news = await walk.open('news.html');
  await walk.settle(news);
  if (place === 'panel') {
    const panel = await openPanelPage(walk, news);
    await panel.bringToFront();
    await panel.waitForSelector('.page-notes textarea');
    return { field: panel, news };
  }
  await clickHighlight(news, 0);
  await (await findInCard(news, 'button', 'Note')).click();
  const { frame } = await findNoteField(news);
  return { field: frame, news };
}

/** Ends the process of a page as a crash does. */
async function crash(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await new Promise<void>((resolve, reject) => {
    page.once('error', () => resolve());
    // It never answers: it is gone by then. With the whole process its connection may end before anything is said of the
    // page, which was waited for in vain once.
    session.send('Page.crash').catch((error: Error) => (error.name === 'TargetCloseError' ? resolve() : reject(error)));
  });
}
