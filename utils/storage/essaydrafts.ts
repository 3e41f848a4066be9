import { browser } from '#imports';
import * as v from 'valibot';
import type { Essay } from '../essays/essay.ts';
import { DraftEssaySchema } from '../essays/parse.ts';
import { exclusively } from './exclusively.ts';
import { namingFailures } from './failure.ts';

/**
 * An essay on its way: new, or a kept one with changes that are not kept yet. It lives in `storage.local`, one key
 * each, outlives its tab, and is in no backup: nothing of it counts until the reader saves it.
 */
export interface EssayDraft {
  id: string;
  essay: Essay;
  /** Id of the kept essay that it changes; null: it is new. */
  editing: string | null;
  /** That essay, without its own text, as it was when these changes were begun or last brought into step with it. */
  from?: Essay;
  /** ISO 8601 UTC. */
  modified: string;
}

const PREFIX = 'essay-draft:';

export const essayDraftSchema: v.GenericSchema<unknown, EssayDraft> = v.object({
  id: v.pipe(v.string(), v.maxLength(100)),
  essay: DraftEssaySchema,
  editing: v.nullable(v.string()),
  from: v.optional(DraftEssaySchema),
  modified: v.pipe(v.string(), v.isoTimestamp()),
});

/** Names the draft of changes to a kept essay: there is one at most. */
export function editDraftId(essay: string): string {
  return `edit-${essay}`;
}

/** @throws StorageFullError */
export async function keepEssayDraft(draft: EssayDraft): Promise<void> {
  await namingFailures(() => browser.storage.local.set({ [PREFIX + draft.id]: draft }));
}

/** What became of a draft: kept, or not, because the kept one, `other`, changed since; null: it was saved or discarded. */
export type DraftOutcome = { kind: 'kept' } | { kind: 'conflict'; other: EssayDraft | null };

/**
 * Keeps a draft unless another tab changed it.
 * @param base the `modified` of the draft that the editor started from or kept last; null: there was none
 * @throws StorageFullError
 */
export function updateEssayDraft(draft: EssayDraft, base: string | null): Promise<DraftOutcome> {
  return exclusively(PREFIX + draft.id, async () => {
    const other = await findEssayDraft(draft.id);
    // The background kept it already: its tab had left it behind, and is back.
    if (other?.modified === draft.modified) return { kind: 'kept' };
    if ((other?.modified ?? null) !== base) return { kind: 'conflict', other };
    await keepEssayDraft(draft);
    return { kind: 'kept' };
  });
}

/** Begins the draft of a new essay. Returns its id. */
export async function startEssayDraft(essay: Essay): Promise<string> {
  const id = crypto.randomUUID();
  await keepEssayDraft({ id, essay, editing: null, modified: new Date().toISOString() });
  return id;
}

export async function forgetEssayDraft(id: string): Promise<void> {
  await browser.storage.local.remove(PREFIX + id);
}

/** Finds a draft; null where there is none, or a damaged one. */
export async function findEssayDraft(id: string): Promise<EssayDraft | null> {
  const stored: Record<string, unknown> = await browser.storage.local.get(PREFIX + id);
  return read(stored[PREFIX + id]);
}

/** Lists all drafts, last changed first. Reads the whole of `storage.local`: for the library only. */
export async function listEssayDrafts(): Promise<EssayDraft[]> {
  const stored: Record<string, unknown> = await browser.storage.local.get(null);
  return Object.entries(stored)
    .flatMap(([key, value]) => (key.startsWith(PREFIX) ? (read(value) ?? []) : []))
    .toSorted((a, b) => b.modified.localeCompare(a.modified));
}

/** Calls back when a draft was begun, changed or forgotten, in whatever context; returns the remover. */
export function watchEssayDrafts(changed: () => void): () => void {
  const listen = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && Object.keys(changes).some((key) => key.startsWith(PREFIX))) changed();
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}

function read(value: unknown): EssayDraft | null {
  const result = v.safeParse(essayDraftSchema, value);
  return result.success ? result.output : null;
}
