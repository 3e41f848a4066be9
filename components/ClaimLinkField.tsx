import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ClaimChoice } from './ClaimChoices.ts';

interface Props {
  choices: ClaimChoice[];
  onPick(choice: ClaimChoice): void;
  /** The reader wants no link after all. */
  onCancel(): void;
}

/** Finds a claim by its words, with the browser's own completion. */
export function ClaimLinkField({ choices, onPick, onCancel }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [unknown, setUnknown] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const pick = (words: string): boolean => {
    const choice = choices.find(({ text }) => text === words) ?? null;
    if (choice) onPick(choice);
    return choice !== null;
  };
  return (
    <div class="claim-link">
      <input
        ref={field}
        class="field"
        list={`${id}-claims`}
        aria-label="Claim to link to"
        aria-describedby={`${id}-hint`}
        placeholder="Words of the claim"
        onInput={({ currentTarget: { value } }) => {
          setUnknown(false);
          pick(value);
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            const { value } = event.currentTarget;
            const fitting = choices.filter(({ text }) => text.toLowerCase().includes(value.trim().toLowerCase()));
            if (!pick(value) && fitting.length === 1) onPick(fitting[0]!);
            else setUnknown(true);
          } else if (event.key === 'Escape') {
            // The editor stays.
            event.stopPropagation();
            onCancel();
          }
        }}
      />
      <button type="button" class="quiet" onClick={onCancel}>
        No link
      </button>
      <datalist id={`${id}-claims`}>
        {choices.map(({ essay, claim, text }) => (
          <option key={`${essay}/${claim}`} value={text}>
            {text}
          </option>
        ))}
      </datalist>
      <span id={`${id}-hint`} class="note-status" role="status">
        {unknown ? 'Choose one of the claims on offer.' : ''}
      </span>
    </div>
  );
}
