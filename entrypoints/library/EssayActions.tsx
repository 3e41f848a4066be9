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
  return (
    <p class="essay-actions">
      <a class="quiet" aria-label={named('Edit')} href={formatRoute({ page: 'edit', essay: essay.id })}>
        Edit
      </a>
      <button type="button" class="quiet" aria-label={named('Export')} onClick={() => save(essay)}>
        Export
      </button>
      <button type="button" class="quiet" aria-label={named('Delete')} onClick={onDelete}>
        Delete
      </button>
    </p>
  );
}

function save(essay: StoredEssay): void {
  downloadFile(packFileName(essay), 'application/json', JSON.stringify(toPack(essay), null, 1));
}
