import { browser } from '#imports';
import * as v from 'valibot';
import { isEmptyNote, type Note } from '../notes/note.ts';
import { noteSchema } from '../notes/noteschema.ts';
import { removeNote } from './bin.ts';
import { type EssayDraft, essayDraftSchema, keepEssayDraft, updateEssayDraft } from './essaydrafts.ts';
import { exclusively } from './exclusively.ts';
import { saveNote } from './savenote.ts';

/**
 * What an editor had not kept when its document went. Keeping takes a few steps, and a document that goes takes only the
 * first: so it hands the text over in one, `storage.local`, and the background does the rest.
 */
export type LeftBehind = (
  | { kind: 'note'; value: Note }
  /** `beside`: id of the draft that it becomes where another tab changed the one that it is of. */
  | { kind: 'essay'; value: EssayDraft; beside: string }
) & { base: string | null };

/** One key each, so that two editors that go at once do not overwrite each other's. */
const PREFIX = 'left:';

const baseField = { base: v.nullable(v.string()) };
/** An older build, updated in between, named none. */
const besideSchema = v.optional(v.string(), () => crypto.randomUUID());
const leftSchema: v.GenericSchema<unknown, LeftBehind> = v.variant('kind', [
  v.object({ kind: v.literal('note'), value: noteSchema, ...baseField }),
  v.object({ kind: v.literal('essay'), value: essayDraftSchema, beside: besideSchema, ...baseField }),
]);

/**
 * Hands over what is not kept yet, in the task that calls it; to be called when a document goes.
 * @param left `base`: the `modified` of the version that the editor started from or kept last; null: it knows of none
 */
export function leaveBehind(left: LeftBehind): void {
  browser.storage.local.set({ [PREFIX + crypto.randomUUID()]: left }).catch((error: unknown) => {
    console.warn('Throughline could not hand over what was being written', error);
  });
}

/** Takes up whatever editors leave behind, also what wakes the background. Call it at once when the background starts. */
export function watchLeftBehind(): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const left = Object.entries(changes).filter(([key, { newValue }]) => isLeft(key) && newValue !== undefined);
    if (area === 'local' && left.length > 0) void takeUpLeftBehind().catch(console.warn);
  });
}

/** Keeps what editors left behind; what fails stays for the next time. */
export async function takeUpLeftBehind(): Promise<void> {
  await exclusively('left', async () => {
    for (const [key, left] of await listLeft()) {
      try {
        await keep(left);
        await browser.storage.local.remove(key);
      } catch (error) {
        console.warn('Throughline cannot keep yet what was being written', error);
      }
    }
  });
}

/** Drops what was left behind, could not be kept yet and is to be forgotten. */
export async function forgetLeftBehind(isForgotten: (left: LeftBehind) => boolean): Promise<void> {
  await exclusively('left', async () => {
    const forgotten = (await listLeft()).filter(([, left]) => isForgotten(left));
    await browser.storage.local.remove(forgotten.map(([key]) => key));
  });
}

/** Lists what lies there by its keys; what is damaged is passed over. Reads the whole of `storage.local`. */
async function listLeft(): Promise<[key: string, left: LeftBehind][]> {
  const stored: Record<string, unknown> = await browser.storage.local.get(null);
  return Object.entries(stored).flatMap(([key, value]): [string, LeftBehind][] => {
    const parsed = isLeft(key) ? v.safeParse(leftSchema, value) : null;
    return parsed?.success ? [[key, parsed.output]] : [];
  });
}

const isLeft = (key: string) => key.startsWith(PREFIX);

/** No reader is there to choose between two texts: both are kept. */
async function keep({ base, ...left }: LeftBehind): Promise<void> {
  if (left.kind === 'note') {
    const { value } = left;
    await (isEmptyNote(value) ? removeNote(value.id, { base }) : saveNote(value, { base }));
    return;
  }
  const { value, beside } = left;
  const outcome = await updateEssayDraft(value, base);
  if (outcome.kind === 'conflict') await keepEssayDraft({ ...value, id: beside, editing: null });
}
