import { browser } from '#imports';
import * as v from 'valibot';
import type { Essay } from '../essays/essay.ts';
import type { Note } from '../notes/note.ts';
import { forgetAnswers } from './answers.ts';
import type { Backup } from './backup.ts';
import { unfollowDeleted } from './bin.ts';
import { binKey } from './binkey.ts';
import { db, type Binned } from './db.ts';
import { forgetDrafts, listDrafts } from './drafts.ts';
import { type EssayDraft, forgetEssayDraft, listEssayDrafts } from './essaydrafts.ts';
import { namingFailures } from './failure.ts';
import { laterThan } from './later.ts';
import { forgetLeftBehind } from './leftbehind.ts';
import { refreshNotedPages } from './notes.ts';
import { rewriteBackups } from './rewritebackups.ts';
import { isPartOf } from './silence.ts';
import { subscriptionsItem } from './subscriptions.ts';

/** How much is kept of a site. */
export interface SiteCount {
  pages: number;
  /** Sentences that the reader gave a claim or called no match: kept also where their page is not. */
  judged: number;
  notes: number;
  /** Essays made from it that lie in the bin, or were begun and not saved. */
  unkept: number;
}

/** What stays of a site though it is forgotten: the reader took it for their own, and may want it. */
export interface SiteRemains {
  /** The reader's essays that were made from a page there, whole. */
  essays: number;
  /** Essay packs that are followed there. */
  packs: number;
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
  const binned = await db.bin.filter(({ kind, content }) => kind === 'essay' && isFrom(content, site)).count();
  const begun = await listSiteDrafts(site, await listKeptEssays());
  return { pages: pages.length, judged: judged.size, notes: notes.length, unkept: binned + begun.length };
}

/**
 * Deletes for good what is kept of a site and the sites that belong to it: pages, sentences, verdicts, the reader's
 * notes there, drafts, what of it lies in the bin, and all that in the automatic backups. Whether the site is silenced
 * stays as the reader set it, and so do essays that were made from it, with changes to them that are not saved, and packs
 * that are followed there. Files that the reader exported are not in reach.
 */
export async function forgetSite(site: string): Promise<SiteRemains> {
  const kept = await listKeptEssays();
  // First: what is kept of it meanwhile is forgotten with the rest.
  await forgetLeftBehind((left) =>
    left.kind === 'note' ? isNoteOn(left.value, site) : isDraftFrom(left.value, site, kept),
  );
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
  for (const { id } of await listSiteDrafts(site, kept)) await forgetEssayDraft(id);
  await unfollowDeleted();
  await forgetInSession(site);
  await refreshNotedPages();
  await forgetAnswers();
  await rewriteBackups((backup) => withoutSite(backup, site, kept));
  return countRemains(site);
}

/** The ids of the essays that are kept: one that was deleted counts as none. */
async function listKeptEssays(): Promise<Set<string>> {
  return new Set(await db.essays.toCollection().primaryKeys());
}

async function listSiteDrafts(site: string, kept: Set<string>): Promise<EssayDraft[]> {
  return (await listEssayDrafts()).filter((draft) => isDraftFrom(draft, site, kept));
}

async function countRemains(site: string): Promise<SiteRemains> {
  const essays = await db.essays.filter((essay) => !essay.builtIn && isFrom(essay, site)).count();
  const followed = Object.values(await subscriptionsItem.getValue());
  return { essays, packs: followed.filter(({ address }) => isOn(address, site)).length };
}

/** What waits in `storage.session` on a page: a selected text, or the token of a note frame. */
const waitingSchema = v.union([
  v.pipe(
    v.object({ page: v.string() }),
    v.transform(({ page }) => page),
  ),
  v.pipe(
    v.object({ target: v.object({ page: v.string() }) }),
    v.transform(({ target }) => target.page),
  ),
]);

/** Who has a card open there opens it again. */
async function forgetInSession(site: string): Promise<void> {
  const waiting: Record<string, unknown> = await browser.storage.session.get(null);
  const gone = Object.keys(waiting).filter((key) => {
    const page = v.safeParse(waitingSchema, waiting[key]);
    return page.success && isOn(page.output, site);
  });
  await browser.storage.session.remove(gone);
}

function withoutSite(backup: Backup, site: string, kept: Set<string>): Backup {
  return {
    ...backup,
    essays: backup.essays.filter((essay) => kept.has(essay.id) || !isFrom(essay, site)),
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

/** Tells whether an essay was made from a page of a site, or from a pack that was. */
function isFrom(essay: (Pick<Essay, 'url'> & { pack?: Essay }) | Note | null, site: string): boolean {
  return essay !== null && !('target' in essay) && [essay.url, essay.pack?.url].some((url) => isOn(url ?? '', site));
}

/** Changes to an essay that is kept stay with it. */
function isDraftFrom({ essay, editing }: EssayDraft, site: string, kept: Set<string>): boolean {
  return isFrom(essay, site) && (editing === null || !kept.has(editing));
}

function isBinnedOn({ content }: Pick<Binned, 'kind' | 'content'>, site: string): boolean {
  return content !== null && ('target' in content ? isNoteOn(content, site) : isFrom(content, site));
}
