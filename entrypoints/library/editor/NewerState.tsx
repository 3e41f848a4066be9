import { useMemo } from 'preact/hooks';
import { toPack } from '@/utils/essays/pack.ts';
import { parseEssay } from '@/utils/essays/parse.ts';
import { findEssay } from '@/utils/storage/essays.ts';
import { saysTheSame } from '@/utils/storage/ownessays.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import type { EssayEditor } from './useeditor.ts';

/** Says that the essay that is edited became another in the library meanwhile, and offers to go on from that. */
export function NewerState({ editor, editing }: { editor: EssayEditor; editing: string }) {
  const { essay, from } = editor;
  const kept = answerOr(
    useLive(async () => {
      const found = await findEssay(editing);
      return found ? parseEssay(found) : null;
    }, [editing]).value,
    null,
  );
  const newer = useMemo(() => (kept && from && !saysTheSame(toPack(kept), toPack(from)) ? kept : null), [kept, from]);
  // Saving here changes it, too.
  const isShown = useMemo(() => newer !== null && !saysTheSame(toPack(newer), toPack(essay)), [newer, essay]);
  return (
    <div role="status">
      {newer && isShown && (
        <div class="draft-conflict" role="group" aria-label="A newer state of this essay">
          <p>
            This essay changed in the library while it was open here: a new version, an import or another tab. What you
            see here is the state before. Saving keeps both, and where both changed the same words, yours; where both
            are too much for one essay, it asks.
          </p>
          <div class="data-actions">
            <button type="button" class="button" onClick={() => editor.takeIn(newer)}>
              Take the changes in
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
