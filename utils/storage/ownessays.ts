import { freeEssayId } from '../essays/draftessay.ts';
import type { Essay, RetiredClaim } from '../essays/essay.ts';
import { joinChanges, UnjoinableError } from '../essays/joinchanges.ts';
import { toPack } from '../essays/pack.ts';
import { EssayFileError, MOST_RETIRED, parseEssay } from '../essays/parse.ts';
import { db } from './db.ts';
import {
  editDraftId,
  type EssayDraft,
  findEssayDraft,
  forgetEssayDraft,
  listEssayDrafts,
  updateEssayDraft,
} from './essaydrafts.ts';
import { installEssay } from './essays.ts';
import { laterThan } from './later.ts';
import { goneClaims } from './merge.ts';
import { isSame } from './same.ts';
import { asJudged } from './verdicts.ts';

/** What the reader is shown to hang on a claim. */
export interface ClaimUse {
  /** Sentences kept as making or disputing it, as many as the claim's page lists. */
  sightings: number;
  notes: number;
}

/**
 * Counts what hangs on the claims of an essay, by claim. One of which the reader sees only that nothing does (its sentences
 * were rejected, or are under the least score) has zeros: they may be shown again. Left out are those on which nothing hangs.
 * @param leastScore of a sentence that is shown, 0-1
 */
export async function countClaimUses(essay: string, leastScore: number): Promise<Map<string, ClaimUse>> {
  const uses = new Map<string, ClaimUse>();
  const use = (claim: string) => {
    const known = uses.get(claim) ?? { sightings: 0, notes: 0 };
    uses.set(claim, known);
    return known;
  };
  const prefix = `${essay}/`;
  const [matches, notes] = await Promise.all([
    db.matches.where('claimKey').startsWith(prefix).toArray(),
    db.notes.where('claimKey').startsWith(prefix).toArray(),
  ]);
  for (const match of matches) {
    const { claimKey, score, verdict } = asJudged(match);
    const known = use(claimKey.slice(prefix.length));
    if (verdict !== 'not-a-match' && score >= leastScore) known.sightings += 1;
  }
  for (const { claimKey } of notes) if (claimKey) use(claimKey.slice(prefix.length)).notes += 1;
  return uses;
}

/**
 * Keeps an essay of the reader's own.
 * @param replaces id of the kept essay that it is a later state of; null: it is new, and gets another id where its own
 *   is taken
 * @param from that essay as it was when the changes were begun: what came into it since (a newer pack, an import,
 *   another tab) stays
 * @returns the id under which it is kept
 * @throws EssayFileError where it is no essay (no claim yet), UnjoinableError where it and what came into it are too much for
 *   one essay (nothing is kept then; called again with `from` as that error's `now`, it is kept without that),
 *   StorageFullError
 */
export async function saveOwnEssay(essay: Essay, replaces: string | null, from?: Essay): Promise<string> {
  const known = replaces === null ? undefined : await db.essays.get(replaces);
  const isOutdated = known !== undefined && from !== undefined && !saysTheSame(toPack(known), toPack(from));
  const checked = parseEssay(isOutdated ? joinChanges(from, essay, known) : essay);
  checked.id = replaces ?? freeEssayId(checked.id, await takenEssayIds());
  if (known?.builtIn) throw new Error('The built-in essay cannot be changed. Make a copy of it.');
  const { version = 1 } = checked;
  // Decided beside the editor, which began with what was decided before.
  if (known) checked.sensitivity = known.sensitivity;
  const retired = known ? await listRetired(known, checked) : [];
  if (retired.length > 0) checked.retired = retired;
  const { version: before = 1 } = known ?? {};
  const unchanged = known === undefined || saysTheSame(known, checked);
  await installEssay({
    ...checked,
    version: known === undefined ? version : unchanged ? before : Math.min(before + 1, Number.MAX_SAFE_INTEGER),
  });
  return checked.id;
}

/**
 * Lists the claims that stay readable though an essay has them no more. A draft lives for days: what hung on a claim when
 * it was taken out in it is not all that hangs on it when the draft is saved.
 */
async function listRetired(kept: Essay, essay: Essay): Promise<RetiredClaim[]> {
  const { retired = [] } = essay;
  const gone = goneClaims(kept, essay);
  if (gone.length === 0) return retired;
  const uses = await countClaimUses(kept.id, 0);
  return [...retired, ...gone.filter(({ id }) => uses.has(id))].slice(-MOST_RETIRED);
}

/** Whether an essay is kept as it is but for its version and what is decided beside the editor. */
export function saysTheSame(kept: Essay, essay: Essay): boolean {
  const [a, b] = [kept, essay].map((each) => asParsed({ ...each, version: undefined, sensitivity: undefined }));
  return isSame(a, b);
}

/** One that a backup brought may be larger than any that is made here: it is compared as it stands. */
function asParsed(essay: Essay): Essay {
  try {
    return parseEssay(essay);
  } catch (error) {
    if (error instanceof EssayFileError) return essay;
    throw error;
  }
}

/**
 * Lists what was begun and not saved. A draft outlives its saving where the tab went away in between: such ones are
 * known by their essay, kept later and the same, and are forgotten here.
 */
export async function listUnsavedDrafts(): Promise<EssayDraft[]> {
  const unsaved: EssayDraft[] = [];
  for (const draft of await listEssayDrafts()) {
    const kept = await db.essays.get(draft.editing ?? draft.essay.id);
    const saved = kept && kept.modified >= draft.modified && draft.essay.claims.length > 0;
    if (saved && saysTheSame(kept, draft.essay)) await forgetEssayDraft(draft.id);
    else unsaved.push(draft);
  }
  return unsaved;
}

/**
 * Takes an essay pack as it is, or as it was joined to what the reader made of it; changes that the reader began and did
 * not save yet are joined to it too, for saving them would undo it.
 */
export async function takePack(essay: Essay, pack: Essay): Promise<void> {
  const known = await db.essays.get(essay.id);
  if (known?.builtIn) throw new Error('The built-in essay cannot be changed.');
  const taken = await installEssay(parseEssay(essay), { pack });
  if (known) await joinDraft(known, taken);
}

/** Brings the changes to an essay that are not saved yet into step with what it is now. */
async function joinDraft(before: Essay, now: Essay): Promise<void> {
  const draft = await findEssayDraft(editDraftId(now.id));
  if (!draft) return;
  let essay: Essay;
  try {
    essay = joinChanges(draft.from ?? before, draft.essay, now);
  } catch (error) {
    // The draft stays one of the state before: whoever saves it is asked.
    if (error instanceof UnjoinableError) return;
    throw error;
  }
  await updateEssayDraft({ ...draft, essay, from: toPack(now), modified: laterThan(draft.modified) }, draft.modified);
}

/**
 * Lists the ids that a new essay cannot have. Those of deleted essays stay theirs: another essay under one of them would
 * drive it out of the bin.
 */
export async function takenEssayIds(): Promise<string[]> {
  const binned = await db.bin.filter(({ kind }) => kind === 'essay').toArray();
  return [...((await db.essays.toCollection().primaryKeys()) as string[]), ...binned.map(({ id }) => id)];
}
