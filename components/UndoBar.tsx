import './UndoBar.css';

interface Props {
  /** What was just done; null: nothing. */
  said: { words: string; canUndo: boolean } | null;
  onUndo(): void;
}

/** Says what was just deleted, and takes it back. The place is always there, so that screen readers hear it change. */
export function UndoBar({ said, onUndo }: Props) {
  return (
    <div class="undo-bar" role="status">
      {said && (
        <>
          <span>{said.words}</span>
          {said.canUndo && (
            <button type="button" class="button" onClick={onUndo}>
              Undo
            </button>
          )}
        </>
      )}
    </div>
  );
}
