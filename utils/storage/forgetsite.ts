import { browser } from '#imports';
import type { Note } from '../notes/note.ts';
import { forgetAnswers } from './answers.ts';
import type { Backup } from './backup.ts';
import { binKey } from './binkey.ts';
import { db, type Binned } from './db.ts';
import { forgetDrafts, listDrafts } from './drafts.ts';
import { namingFailures } from './failure.ts';
import { laterThan } from './later.ts';
import { forgetLeftBehind } from './leftbehind.ts';
import { refreshNotedPages } from './notes.ts';
import { rewriteBackups } from './rewritebackups.ts';
import { isPartOf } from './silence.ts';

/** How much is kept of a site. */
export interface SiteCount {
  pages: number;
  /** Sentences that the reader gave a claim or called no match: kept also where their page is not. */
  judged: number;
  notes: number;
}

/** Counts what `forgetSite` would delete. */
export async function countSite(site: string): Promise<SiteCount> {
  const pages = (await db.pages.toCollection().primaryKeys()).filter((page) => isOn(page, site));
  const notes = (await db.notes.toArray()).filter((note) => isNoteOn(note, site));
  const verdicts = db.matches.where('verdict').anyOf('agrees', 'disputes', 'not-a-match');
  const judged = new Set(
    (await verdicts.toArray()).flatMap(({ page, quote }) =>
      isOn(page, site) ? `${page} ${quote.start} ${quote.exact}` : [],
    ),
  );
  return { pages: pages.length, judged: judged.size, notes: notes.length };
}

/**
 * Deletes for good what is kept of a site and the sites that belong to it: pages, sentences, verdicts, the reader's
 * notes there, drafts, what of it lies in the bin, and all that in the automatic backups. Whether the site is silenced
 * stays as the reader set it. Files that the reader exported are not in reach.
 */
export async function forgetSite(site: string): Promise<void> {
  // First: what is kept of it meanwhile is forgotten with the rest.
  await forgetLeftBehind((note) => isNoteOn(note, site));
  await namingFailures(() =>
    db.transaction('rw', db.pages, db.matches, db.notes, db.bin, async () => {
      await db.pages.filter(({ page }) => isOn(page, site)).delete();
      await db.matches.filter(({ page }) => isOn(page, site)).delete();
      const notes = await db.notes.filter((note) => isNoteOn(note, site)).toArray();
      for (const { id, modified } of notes) {
        await db.bin.put({ key: binKey('note', id), kind: 'note', id, deleted: laterThan(modified), content: null });
        await db.notes.delete(id);
      }
      await db.bin.filter((entry) => isBinnedOn(entry, site)).modify({ content: null });
    }),
  );
  const drafts = (await listDrafts()).filter((draft) => isNoteOn(draft, site));
  await forgetDrafts(drafts.map(({ id }) => id));
  // Tokens of note frames, which name their page; who has a card open opens it again.
  await browser.storage.session.clear();
  await refreshNotedPages();
  await forgetAnswers();
  await rewriteBackups((backup) => withoutSite(backup, site));
}

function withoutSite(backup: Backup, site: string): Backup {
  return {
    ...backup,
    pages: backup.pages.filter(({ page }) => !isOn(page, site)),
    matches: backup.matches.filter(({ page }) => !isOn(page, site)),
    notes: backup.notes.filter((note) => !isNoteOn(note, site)),
    bin: backup.bin.map((entry) => (isBinnedOn(entry, site) ? { ...entry, content: null } : entry)),
  };
}

function isOn(page: string, site: string): boolean {
  return URL.canParse(page) && isPartOf(new URL(page).hostname, site);
}

function isNoteOn({ target }: Pick<Note, 'target'>, site: string): boolean {
  return target.kind !== 'claim' && isOn(target.page, site);
}

function isBinnedOn(entry: Pick<Binned, 'kind' | 'content'>, site: string): boolean {
  return entry.content !== null && 'target' in entry.content && isNoteOn(entry.content, site);
}
