import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import type { Essay } from '@/utils/essays/essay.ts';
import { UnjoinableError } from '@/utils/essays/joinchanges.ts';
import { saveOwnEssay } from '@/utils/storage/ownessays.ts';
import { problemsOf } from '../add/problemsof.ts';
import { useOneAtATime } from '../useoneatatime.ts';
import type { EssayEditor } from './useeditor.ts';
import { useScrollRoom } from './usescrollroom.ts';

const NOT_KEPT = 'The draft could not be kept. Free some disk space, or save now.';

/** Undoing, and the way into the library or out. */
export function SaveBar({ editor, editing }: { editor: EssayEditor; editing: string | null }) {
  const { essay, status, changed, canUndo, canRedo } = editor;
  const [problem, setProblem] = useState('');
  const [asking, setAsking] = useState(false);
  const [unjoinable, setUnjoinable] = useState<UnjoinableError | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const [undo, redo] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)];
  useScrollRoom(bar);
  useLayoutEffect(() => {
    // A button that goes off under the keyboard would leave it nowhere.
    const { activeElement } = document;
    if (!canUndo && activeElement === undo.current) redo.current?.focus();
    if (!canRedo && activeElement === redo.current) undo.current?.focus();
  }, [canUndo, canRedo]);
  const alone = useOneAtATime();
  // What was asked was of the essay as it stood.
  useEffect(() => setUnjoinable(null), [essay]);
  const save = async (from: Essay | undefined) => {
    setUnjoinable(null);
    setProblem('');
    // What was refused stands in its field still: leaving would lose it.
    const waiting = [...editor.entries].filter((take) => take());
    if (waiting.length > 0) return;
    try {
      await saveOwnEssay(essay, editing, from);
      await editor.finish();
      location.hash = '#essays';
    } catch (error) {
      if (error instanceof UnjoinableError) setUnjoinable(error);
      else setProblem(problemsOf(error).join(' '));
    }
  };
  const discard = async () => {
    await editor.finish();
    location.hash = '#essays';
  };
  const isNew = editing === null;
  return (
    <div ref={bar} class="save-bar" role="group" aria-label="Save">
      <button
        type="button"
        class="button primary"
        disabled={editor.conflict !== null || essay.claims.length === 0 || (!isNew && !changed)}
        onClick={() => void alone(() => save(editor.from))}
      >
        {isNew ? 'Save in the library' : 'Save the changes'}
      </button>
      <button ref={undo} type="button" class="button" disabled={!canUndo} onClick={editor.undo}>
        Undo
      </button>
      <button ref={redo} type="button" class="button" disabled={!canRedo} onClick={editor.redo}>
        Redo
      </button>
      {(isNew || changed) && (
        <button type="button" class="quiet" onClick={() => setAsking(true)}>
          Discard
        </button>
      )}
      <span class="hint">{status !== 'failed' && (isNew || changed) && 'A draft is kept as you go.'}</span>
      {asking && (
        <Asking
          question={isNew ? 'Throw this draft away?' : 'Go back to the essay as it was saved?'}
          yes={isNew ? 'Throw it away' : 'Go back'}
          no="No"
          onYes={() => void discard()}
          onNo={() => setAsking(false)}
        />
      )}
      {unjoinable && (
        <Asking
          question={`${unjoinable.message} Delete some, or save only what you see here: that leaves out what changed in the library (${unjoinable.brings}).`}
          yes="Save only what I see"
          no="Not yet"
          onYes={() => void alone(() => save(unjoinable.now))}
          onNo={() => setUnjoinable(null)}
        />
      )}
      <p class="error" role="alert">
        {problem || editor.refusal || (status === 'failed' && NOT_KEPT)}
      </p>
    </div>
  );
}
