import { useEffect, useRef } from 'preact/hooks';
import './UndoBar.css';

interface Props {
  /** What was just done; null: nothing. */
  said: { words: string; canUndo: boolean } | null;
  onUndo(): void;
}

/** The bars of a page that can undo something, the latest deletion last: the keys undo only that. */
const waiting: object[] = [];

/** In these the keys undo what was typed. */
const TYPED_IN = 'input, textarea, select, [contenteditable]';

/**
 * Says what was just deleted, and takes it back; from wherever the reader is in the page by the keys for it, for the bar
 * may be far from what was deleted. The place is always there, so that screen readers hear it change.
 */
export function UndoBar({ said, onUndo }: Props) {
  const undo = useRef(onUndo);
  undo.current = onUndo;
  const canUndo = said?.canUndo === true;
  useEffect(() => {
    if (!canUndo) return;
    const turn = {};
    waiting.push(turn);
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isUndo(event) || waiting.at(-1) !== turn) return;
      if (event.target instanceof Element && event.target.closest(TYPED_IN)) return;
      event.preventDefault();
      undo.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      waiting.splice(waiting.indexOf(turn), 1);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [said?.words, canUndo]);
  return (
    <div class="undo-bar" role="status">
      {said && (
        <>
          <span>
            {said.words}
            {canUndo && <span class="undo-keys"> {isMac() ? '⌘Z' : 'Ctrl+Z'} brings it back.</span>}
          </span>
          {canUndo && (
            <button type="button" class="button" onClick={onUndo}>
              Undo
            </button>
          )}
        </>
      )}
    </div>
  );
}

function isUndo({ key, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented, repeat }: KeyboardEvent): boolean {
  const held = isMac() ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  return key.toLowerCase() === 'z' && held && !shiftKey && !altKey && !defaultPrevented && !repeat;
}

function isMac(): boolean {
  return navigator.platform.startsWith('Mac');
}
