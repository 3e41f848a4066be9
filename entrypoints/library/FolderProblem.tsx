import { allowOutsideFolder, type OutsideState } from '@/utils/storage/outsidecopy.ts';
import { useAttempt } from '@/utils/storage/useattempt.ts';

/** Says why no backup comes into the reader's folder, and takes the permission again. */
export function FolderProblem({ state: { folder, problem } }: { state: OutsideState }) {
  const { problem: failure, attempt } = useAttempt();
  if (problem === '') return null;
  const lost = problem === 'permission';
  return (
    <div class="data-actions" role="group" aria-label="Backups in your folder">
      <p class="error" role="alert">
        {lost
          ? `The browser no longer lets Throughline write backups to your folder “${folder}”.`
          : `No backup could be written to your folder “${folder}”. ${problem}`}{' '}
        {failure}
      </p>
      {lost && (
        <button type="button" class="button" onClick={() => void attempt(allowOutsideFolder)}>
          Allow it again
        </button>
      )}
    </div>
  );
}
