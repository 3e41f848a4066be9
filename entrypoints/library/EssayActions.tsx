import { copyEssay } from '@/utils/essays/draftessay.ts';
import { packFileName, toPack } from '@/utils/essays/pack.ts';
import { parseEssay } from '@/utils/essays/parse.ts';
import { downloadFile } from '@/utils/library/downloadfile.ts';
import { formatRoute } from '@/utils/library/route.ts';
import type { StoredEssay } from '@/utils/storage/db.ts';
import { startEssayDraft } from '@/utils/storage/essaydrafts.ts';
import { takenEssayIds } from '@/utils/storage/ownessays.ts';
import { useOneAtATime } from './useoneatatime.ts';

interface Props {
  essay: StoredEssay;
  /** Moves it to the bin: that is easily undone, so nothing is asked first. */
  onDelete(): void;
  /** Shows what goes wrong. */
  attempt(work: () => Promise<unknown>): Promise<void>;
}

/** What can be done with an essay as a whole: the reader's own is edited, passed on or deleted, the built-in copied. */
export function EssayActions({ essay, onDelete, attempt }: Props) {
  const alone = useOneAtATime();
  const copy = async () => {
    const draft = await startEssayDraft(copyEssay(parseEssay(essay), await takenEssayIds()));
    location.hash = formatRoute({ page: 'draft', draft });
  };
  const named = (what: string) => `${what}: ${essay.title}`;
  if (essay.builtIn) {
    return (
      <p class="essay-actions">
        <button
          type="button"
          class="quiet"
          aria-label={named('Copy to edit')}
          onClick={() => void alone(() => attempt(copy))}
        >
          Copy to edit
        </button>
      </p>
    );
  }
  // What came as a pack has, as a rule, nothing more than goes into the file.
  const leavesOut = essay.text !== undefined || (essay.retired ?? []).length > 0;
  const hint = `export-hint-${essay.id}`;
  return (
    <>
      <p class="essay-actions">
        <a class="quiet" aria-label={named('Edit')} href={formatRoute({ page: 'edit', essay: essay.id })}>
          Edit
        </a>
        <button
          type="button"
          class="quiet"
          aria-label={named('Export')}
          aria-describedby={leavesOut ? hint : undefined}
          onClick={() => save(essay)}
        >
          Export
        </button>
        <button type="button" class="quiet" aria-label={named('Delete')} onClick={onDelete}>
          Delete
        </button>
      </p>
      {leavesOut && (
        <p class="hint" id={hint}>
          “Export” writes claims, wordings and citation, to pass on; not the essay’s text nor claims that were taken
          out: <a href={formatRoute({ page: 'settings' })}>“Export everything”</a> keeps all.
        </p>
      )}
    </>
  );
}

function save(essay: StoredEssay): void {
  downloadFile(packFileName(essay), 'application/json', JSON.stringify(toPack(essay), null, 1));
}
