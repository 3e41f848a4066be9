import { useState } from 'preact/hooks';
import { downloadBackup } from '@/utils/library/downloadbackup.ts';
import type { FileProblem } from '@/utils/notes/importednotes.ts';
import { backUpNow, isEmpty } from '@/utils/storage/autobackup.ts';
import { createBackup } from '@/utils/storage/backup.ts';
import { isBulk } from '@/utils/storage/bulk.ts';
import { db } from '@/utils/storage/db.ts';
import { readImport, type ReadableImport } from '@/utils/storage/readimport.ts';
import { applyRestore, previewRestore, type RestoreOptions, type RestorePreview } from '@/utils/storage/restore.ts';
import { useOneAtATime } from './useoneatatime.ts';

/** A file that the reader looks at before it is imported. */
export interface Previewed {
  kind: 'previewed';
  file: ReadableImport;
  preview: RestorePreview;
  /** What the reader deleted after the file was made comes back too. */
  revive: boolean;
  /** The file's shorter memory is taken over, though it forgets pages that are here. */
  forget: boolean;
  /** Older texts come back as they are in the file. */
  rewind: boolean;
  /** How many of the reader's notes there are, where so many of them change that the reader is asked; else null. */
  bulkOf: number | null;
}

/** What the reader chooses of a restore. */
export type RestoreChoice = Partial<Pick<Previewed, 'revive' | 'forget' | 'rewind'>>;

export type RestoreState =
  | { kind: 'none' }
  | { kind: 'refused'; problems: FileProblem[] }
  | Previewed
  | { kind: 'done'; preview: RestorePreview; saved: 'here' | 'as a file' | null };

/** Restoring from a file or a kept backup, step by step; `attempt` shows what a step throws. */
export function useRestore(attempt: (work: () => Promise<void>) => Promise<void>) {
  const [state, setState] = useState<RestoreState>({ kind: 'none' });
  const [importing, setImporting] = useState(false);
  const alone = useOneAtATime();

  const look = async (file: ReadableImport, { revive = false, forget = false, rewind = false }: RestoreChoice) => {
    const preview = await previewRestore(file.backup, optionsOf(file, { revive, forget, rewind }));
    const all = await db.notes.count();
    const changed = preview.notes.add + preview.notes.change + preview.removes;
    setState({ kind: 'previewed', file, preview, revive, forget, rewind, bulkOf: isBulk(changed, all) ? all : null });
  };

  return {
    state,
    /** It is being written. */
    importing,
    cancel: () => setState({ kind: 'none' }),
    /** Reads a file of any kind that can be imported; `changed` is when it was last changed, ISO 8601 UTC. */
    open: (readText: () => Promise<string>, changed: string) =>
      attempt(async () => {
        const read = await readImport(await readText(), changed);
        if (read.ok) await look(read, {});
        else setState({ kind: 'refused', problems: read.problems });
      }),
    choose: ({ file, revive, forget, rewind }: Previewed, chosen: RestoreChoice) =>
      attempt(() => look(file, { revive, forget, rewind, ...chosen })),
    accept: ({ file, preview, ...chosen }: Previewed) =>
      alone(async () => {
        setImporting(true);
        await attempt(async () => {
          const saved = await makeSafe();
          try {
            await applyRestore(file.backup, preview, optionsOf(file, chosen));
          } catch (error) {
            await look(file, chosen);
            throw error;
          }
          setState({ kind: 'done', preview, saved });
        });
        setImporting(false);
      }),
  };
}

function optionsOf({ joining }: ReadableImport, { revive, forget, rewind }: RestoreChoice): RestoreOptions {
  return { revive, forget, joining: rewind ? 'rewind' : joining };
}

/** Backs up what is there before much of it changes: in the browser, or where that cannot be as a file. */
export async function makeSafe(): Promise<'here' | 'as a file' | null> {
  const backup = await createBackup();
  if (isEmpty(backup)) return null;
  try {
    await backUpNow('safety');
    return 'here';
  } catch (error) {
    console.warn('Throughline saves a file instead', error);
    await downloadBackup(backup);
    return 'as a file';
  }
}
