import type { Claim, ClaimRef, Essay } from '../essays/essay.ts';
import { claimKey } from '../essays/essay.ts';
import { nameEssays } from '../essays/essaynames.ts';
import type { Relation } from '../matching/match.ts';
import { matchId } from '../matching/matchid.ts';
import type { Note, NoteTarget } from '../notes/note.ts';
import { type ExportedNote, pageOf } from '../notes/exportednote.ts';
import { db } from './db.ts';
import { listNotes } from './notes.ts';
import { asJudged } from './verdicts.ts';

/** Lists all notes, or so many at most, with the claim, essay and page that they hang on, last changed first. */
export async function listSearchableNotes(most = Infinity): Promise<ExportedNote[]> {
  const notes = await listNotes(most);
  const essays = await db.essays.toArray();
  const names = nameEssays(essays);
  const claims = new Map(
    essays.flatMap((essay) => claimsOf(essay).map((claim) => [keyOf(essay, claim), { essay, claim }])),
  );
  const themes = new Map(essays.flatMap((essay) => essay.themes.map((theme) => [keyOf(essay, theme), theme.label])));
  const addresses = [...new Set(notes.flatMap((note) => pageOf(note) ?? []))];
  const pages = new Map((await db.pages.bulkGet(addresses)).flatMap((page) => (page ? [[page.page, page]] : [])));
  const matches = await relationsOf(notes);
  return notes.map((note) => {
    const relation = matches.get(note.id);
    const ref = claimOf(note.target);
    const found = ref && claims.get(claimKey(ref));
    const page = pages.get(pageOf(note) ?? '');
    const labels = [
      ...(found ? [themes.get(keyOf(found.essay, { id: found.claim.theme }))] : []),
      ...(page?.themes ?? []).map(({ essay, theme }) => themes.get(keyOf({ id: essay }, { id: theme }))),
    ];
    return {
      note,
      themes: [...new Set(labels.filter((label) => label !== undefined))],
      ...(found && { claimText: found.claim.text, essayTitle: names.get(found.essay.id) ?? found.essay.title }),
      ...(page?.title && { pageTitle: page.title }),
      ...(relation && { relation }),
    };
  });
}

/**
 * Tells by note how its sentence stands to the claim that it was matched to, as far as the match is kept: under the name
 * that the note's words give it, else, where other words stood before the sentence when it was met, under that of then.
 */
async function relationsOf(notes: Note[]): Promise<Map<string, Relation>> {
  const asked = notes.flatMap(({ id, target }) => {
    if (target.kind !== 'sentence' || !target.claim) return [];
    const { page, quote, claim } = target;
    const name = matchId({ page, ...claim, quote });
    return [{ id, name, page, key: sameSentence(page, claimKey(claim), quote.exact) }];
  });
  const named = await db.matches.bulkGet(asked.map(({ name }) => name));
  const pages = new Set(asked.filter((_, i) => !named[i]).map(({ page }) => page));
  const met = await db.matches
    .where('page')
    .anyOf([...pages])
    .toArray();
  const byDate = met.toSorted((a, b) => a.lastSeen.localeCompare(b.lastSeen));
  const others = new Map(byDate.map((match) => [sameSentence(match.page, match.claimKey, match.quote.exact), match]));
  return new Map(
    asked.flatMap(({ id, key }, i) => {
      const match = named[i] ?? others.get(key);
      return match ? [[id, asJudged(match).relation] as const] : [];
    }),
  );
}

function sameSentence(page: string, claim: string, exact: string): string {
  return JSON.stringify([page, claim, exact]);
}

/** Those that were taken out too: notes hang on them. They have no theme any more. */
function claimsOf({ claims, retired = [] }: Essay): Claim[] {
  return [...retired.map((claim) => ({ ...claim, theme: '' })), ...claims];
}

/** Claims and themes have their ids within their essay only. */
function keyOf(essay: { id: string }, part: { id: string }): string {
  return claimKey({ essay: essay.id, claim: part.id });
}

/** The claim that a note hangs on, or that its sentence was matched to; null where there is none. */
export function claimOf(target: NoteTarget): ClaimRef | null {
  if (target.kind === 'claim') return { essay: target.essay, claim: target.claim };
  return target.kind === 'sentence' ? (target.claim ?? null) : null;
}
