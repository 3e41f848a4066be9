import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { claimKey } from '../utils/essays/essay.ts';
import { foldTyped } from '../utils/notes/foldterm.ts';
import type { ClaimChoice } from './ClaimChoices.ts';

interface Props {
  choices: ClaimChoice[];
  onPick(choice: ClaimChoice): void;
  /** The reader wants no link after all. */
  onCancel(): void;
}

/** Claims on offer at once: a browser draws every option there is, and a library may have tens of thousands. */
const MOST_OFFERED = 200;

/** Finds a claim by its words, with the browser's own completion. */
export function ClaimLinkField({ choices, onPick, onCancel }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [unknown, setUnknown] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const [words, setWords] = useState('');
  const named = useMemo(() => nameChoices(choices), [choices]);
  const fitting = (typed: string) => {
    const wanted = foldTyped(typed);
    return named.filter(({ folded }) => folded.includes(wanted));
  };
  const pick = (typed: string): boolean => {
    const found = named.find(({ name }) => name === typed) ?? null;
    if (found) onPick(found.choice);
    return found !== null;
  };
  const offered = useMemo(() => fitting(words).slice(0, MOST_OFFERED), [named, words]);
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
          setWords(value);
          pick(value);
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            const { value } = event.currentTarget;
            if (pick(value)) return;
            const [only, ...others] = fitting(value);
            if (only && others.length === 0) onPick(only.choice);
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
        {offered.map(({ choice, name }) => (
          <option key={claimKey(choice)} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <span id={`${id}-hint`} class="note-status" role="status">
        {unknown ? 'Choose one of the claims on offer.' : ''}
      </span>
    </div>
  );
}

/** Names claims by their words; those of the same words, as a copy of an essay has them, with their essays too. */
function nameChoices(choices: ClaimChoice[]): { choice: ClaimChoice; name: string; folded: string }[] {
  return [...Map.groupBy(choices, ({ text }) => text).values()].flatMap((alike) =>
    alike.map((choice) => {
      const name = alike.length > 1 ? `${choice.text} — ${choice.essayTitle}` : choice.text;
      return { choice, name, folded: foldTyped(name) };
    }),
  );
}
