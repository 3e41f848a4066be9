import type { ClaimRef } from '../essays/essay.ts';
import { claimKey } from '../essays/essay.ts';
import type { NoteTarget } from '../notes/note.ts';
import type { SearchableNote } from '../notes/search.ts';
import { db } from './db.ts';
import { listNotes } from './notes.ts';

/** Lists all notes with the claim and the page that they hang on, last changed first. */
export async function listSearchableNotes(): Promise<SearchableNote[]> {
  const notes = await listNotes();
  const essays = await db.essays.toArray();
  const claims = new Map(
    essays.flatMap((essay) =>
      essay.claims.map((claim) => [claimKey({ essay: essay.id, claim: claim.id }), claim.text]),
    ),
  );
  const addresses = [...new Set(notes.flatMap(({ target }) => (target.kind === 'claim' ? [] : [target.page])))];
  const pages = await db.pages.bulkGet(addresses);
  const titles = new Map(pages.flatMap((page) => (page ? [[page.page, page.title] as const] : [])));
  return notes.map((note) => {
    const claim = claimOf(note.target);
    const claimText = claim && claims.get(claimKey(claim));
    const pageTitle = note.target.kind === 'claim' ? undefined : titles.get(note.target.page);
    return { note, ...(claimText && { claimText }), ...(pageTitle && { pageTitle }) };
  });
}

/** The claim that a note hangs on, or that its sentence was matched to; null where there is none. */
export function claimOf(target: NoteTarget): ClaimRef | null {
  if (target.kind === 'claim') return { essay: target.essay, claim: target.claim };
  return target.kind === 'sentence' ? (target.claim ?? null) : null;
}
