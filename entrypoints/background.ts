import { browser, defineBackground } from '#imports';
import { setBadge } from '../utils/background/badge.ts';
import { bringSession, bringStyles } from '../utils/background/bringsession.ts';
import { askLibrary } from '../utils/background/asklibrary.ts';
import { createGuessClaims } from '../utils/background/guessclaims.ts';
import { listenToCommands } from '../utils/background/commands.ts';
import {
  bringPagesInStep,
  installBuiltInEssays,
  installMissingEssays,
  openWelcome,
  recoverEssays,
  startAfterEnabling,
  startInOpenTabs,
  takeOverOpenTabs,
} from '../utils/background/install.ts';
import { maintainDaily } from '../utils/background/maintenance.ts';
import { createMenus, listenToMenus } from '../utils/background/menus.ts';
import { openPanel, openPanelOnToolbarClick } from '../utils/background/panel.ts';
import { rankSentences } from '../utils/background/ranksentences.ts';
import { sessionTokenStore } from '../utils/background/sessiontokens.ts';
import { showSwitchOnIcon } from '../utils/background/switchedicon.ts';
import { bindHandlers, createHandlers } from '../utils/messaging/handlers.ts';
import { createNoteTokens } from '../utils/messaging/notetokens.ts';
import { onMessage } from '../utils/messaging/protocol.ts';
import { createMatchRelay } from '../utils/model/relay.ts';
import { db } from '../utils/storage/db.ts';
import { removeNote } from '../utils/storage/bin.ts';
import { describeClaim } from '../utils/storage/essays.ts';
import { readLooks } from '../utils/storage/library.ts';
import { helpWithNote } from '../utils/storage/notehelp.ts';
import { findSentenceNote } from '../utils/storage/notes.ts';
import { recallPage } from '../utils/storage/pages.ts';
import { guardMigration } from '../utils/storage/backupbeforemigration.ts';
import { takeUpLeftBehind, watchLeftBehind } from '../utils/storage/leftbehind.ts';
import { renewLogOnce } from '../utils/storage/renewlog.ts';
import { setAsideRecent } from '../utils/storage/setaside.ts';
import { restoreLost } from '../utils/storage/restorelost.ts';
import { recoverDrafts, saveNote } from '../utils/storage/savenote.ts';
import { recordSighting } from '../utils/storage/sightings.ts';
import { clearVectors } from '../utils/storage/vectors.ts';
import { forgetAnswers } from '../utils/storage/answers.ts';
import { keepSaying, setVerdict } from '../utils/storage/verdicts.ts';

/** Listeners are all registered at once, before anything is awaited: a service worker is started for its events. */
export default defineBackground(() => {
  // A message may wake an updated worker: nothing opens a database of the older layout before its backup.
  guardMigration();
  const relay = createMatchRelay(() => db.secure());
  const handlers = createHandlers({
    ...relay,
    recordSighting,
    recallPage,
    rankSentences,
    ...askLibrary(),
    readLooks,
    describeClaim,
    setVerdict,
    keepSaying,
    guessClaims: createGuessClaims(relay.matchSentences),
    saveNote,
    removeNote,
    findSentenceNote,
    helpWithNote,
    noteTokens: createNoteTokens(sessionTokenStore),
    bringSession(sender) {
      relay.wake().catch(() => {}); // Told to who asks for matches.
      return bringSession(sender);
    },
    bringStyles,
    setBadge,
    openPanel,
  });
  bindHandlers(handlers, onMessage as Parameters<typeof bindHandlers>[1]);

  openPanelOnToolbarClick();
  showSwitchOnIcon();
  listenToMenus();
  listenToCommands();
  watchLeftBehind();

  // Before anything writes: first the backup of a database whose layout the first use may change, then a new log in place
  // of one that an earlier run may have torn.
  const safe = inTurn([
    ['opening the database', () => db.secure()],
    ['renewing the log', () => renewLogOnce(setAsideRecent)],
  ]);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    const first = reason === 'install';
    void inTurn([
      ['taking over open tabs', takeOverOpenTabs],
      ['making the menus', createMenus],
      ['waiting for the database', () => safe],
      ['clearing the vectors', clearVectors],
      // What the matcher finds depends on its code too.
      ...(reason === 'update' ? [['forgetting the answers', () => forgetAnswers()] as const] : []),
      ['installing the built-in essays', installBuiltInEssays],
      // Soon: it opens in front of whatever the reader, or a test, does next.
      ...(first ? [['opening the welcome page', openWelcome] as const] : []),
      ['recovering drafts', recoverDrafts],
      ['taking up what was left behind', takeUpLeftBehind],
      ['starting in open tabs', startInOpenTabs],
    ]);
  });
  // What was lost comes before the daily backup, which keeps what is left.
  void inTurn([
    ['waiting for the database', () => safe],
    ['recovering essays', recoverEssays],
    ['restoring what was lost', restoreLost],
    ['the daily upkeep', maintainDaily],
    ['starting in open tabs after being switched on', startAfterEnabling],
  ]);
  browser.runtime.onStartup.addListener(
    () =>
      void inTurn([
        ['waiting for the database', () => safe],
        ['installing missing essays', installMissingEssays],
        ['recovering drafts', recoverDrafts],
        ['taking up what was left behind', takeUpLeftBehind],
        ['bringing pages in step', bringPagesInStep],
      ]),
  );
});

/** Takes steps one after the other; one that fails is named, and does not keep the next from being taken. */
async function inTurn(steps: (readonly [name: string, step: () => Promise<unknown>])[]): Promise<void> {
  for (const [name, step] of steps)
    await step().catch((error: unknown) => console.error(`Throughline: ${name}`, error));
}
