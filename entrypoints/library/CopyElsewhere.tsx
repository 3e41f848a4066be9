import { chooseOutsideFolder, outsideItem, stopOutsideCopies } from '@/utils/storage/outsidecopy.ts';
import { backUpDaily } from '@/utils/storage/autobackup.ts';
import { useItem } from '@/utils/storage/useitem.ts';
import { FolderProblem } from './FolderProblem.tsx';
import { useAttempt } from '@/utils/storage/useattempt.ts';

/** Chromium's way to a folder of the reader's; Firefox has none. */
const { showDirectoryPicker } = window as {
  showDirectoryPicker?: (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
};

/** Backups where the loss of this browser does not reach them: in a folder of the reader's, or among the downloads. */
export function CopyElsewhere({ onExport }: { onExport(): Promise<void> }) {
  const state = useItem(outsideItem).value;
  const { problem, attempt } = useAttempt();
  const choose = () =>
    attempt(async () => {
      const folder = await pickFolder();
      if (folder === null) return;
      await chooseOutsideFolder(folder);
      // Today's notes too, and not the state of this morning's backup.
      await backUpDaily();
    });
  return (
    <section class="settings-list" aria-label="A copy outside this browser">
      <h3>A copy outside this browser</h3>
      {!showDirectoryPicker && (
        <p class="hint">
          This browser lets no extension write to a folder. Save a copy to your downloads now and then; Throughline
          reminds you when the last one is two weeks old.
        </p>
      )}
      {showDirectoryPicker && !state && (
        <p class="hint">
          Pick a folder, and every automatic backup is written there too. A folder on another disk, or one that another
          program keeps in step with your other computers, survives the loss of this one.
        </p>
      )}
      {state && (
        <p class="hint">
          Every automatic backup is written to the folder “{state.folder}” too.{' '}
          {state.made !== '' && `The newest there is of ${sayTime(state.made)}. `}To restore one, choose it with Import.
          What you forget here stays in the copies there until they are replaced, or until you delete them.
        </p>
      )}
      {state && <FolderProblem state={state} />}
      <div class="data-actions">
        {showDirectoryPicker ? (
          <button type="button" class="button" onClick={() => void choose()}>
            {state ? 'Choose another folder…' : 'Also keep backups in a folder…'}
          </button>
        ) : (
          <button type="button" class="button" onClick={() => void attempt(onExport)}>
            Save a copy to downloads
          </button>
        )}
        {state && (
          <button type="button" class="button" onClick={() => void attempt(stopOutsideCopies)}>
            Stop copying
          </button>
        )}
      </div>
      <p class="error" role="alert">
        {problem}
      </p>
    </section>
  );
}

/** Null: the reader chose none after all. */
async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await showDirectoryPicker?.call(window, { id: 'throughline-backups', mode: 'readwrite' })) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

function sayTime(time: string): string {
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
}
