import { useRef, useState } from 'preact/hooks';
import type { Theme } from '@/utils/essays/essay.ts';
import { LONGEST_CLAIM } from '@/utils/essays/parse.ts';
import { newId } from './newid.ts';
import type { EssayEditor } from './useeditor.ts';
import { useEntry } from './useentry.ts';

/** A claim of the reader's own words, for the end of a theme. */
export function AddClaim({ theme, editor }: { theme: Theme; editor: EssayEditor }) {
  const [text, setText] = useState<string | null>(null);
  /** The field was left for the button that it came from. */
  const left = useRef(false);
  const leave = () => {
    left.current = true;
    setText(null);
  };
  const add = (focus: boolean) => {
    if (!text?.trim()) return leave();
    const id = newId('c');
    const refused = editor.edit(
      { kind: 'add', id, theme: theme.id, text },
      { say: 'The claim was added.', ...(focus && { focus: `[data-claim="${id}"] button` }) },
    );
    if (!refused) setText(null);
  };
  // Who goes on to "Save" means what is typed, too; the keyboard is where the reader put it.
  const onFocusOut = useEntry(editor, () => {
    if (!text?.trim()) return false;
    add(false);
    return true;
  });
  if (text === null) {
    return (
      <button
        type="button"
        class="quiet"
        ref={(button) => {
          if (left.current) button?.focus();
          left.current = false;
        }}
        onClick={() => setText('')}
      >
        Add a claim<span class="visually-hidden"> to {theme.label}</span>
      </button>
    );
  }
  return (
    <form
      class="inline-form wide"
      onFocusOut={onFocusOut}
      onSubmit={(event) => {
        event.preventDefault();
        add(true);
      }}
    >
      <input
        class="field"
        dir="auto"
        aria-label={`New claim in ${theme.label}`}
        placeholder="One full sentence"
        maxLength={LONGEST_CLAIM}
        value={text}
        // The reader has just asked for this very field.
        ref={(field) => field?.focus()}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && !event.isComposing && leave()}
      />
      <button type="submit" class="button">
        Add
      </button>
    </form>
  );
}
