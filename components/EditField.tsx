import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useFittingHeight } from './usefittingheight.ts';
import './EditField.css';

interface Props {
  label: string;
  value: string;
  /** Called with every letter; what is refused leaves `value` as it is, and the field says so. */
  onChange(text: string): void;
  /** The reader left the field. */
  onSettle?(): void;
  /** Said while what stands in the field was refused. */
  refusal: string;
  /** A text of several lines, which grows. */
  long?: boolean;
  /** A day, as an ISO 8601 date. */
  date?: boolean;
  /** The label is for screen readers only. */
  bare?: boolean;
  name?: string;
}

/** A field over a value that is kept elsewhere: what the reader types stands in it until the reader leaves it. */
export function EditField({ label, value, onChange, onSettle, refusal, long, date, bare, name }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const refused = typed !== null && typed.trim() !== value;

  useEffect(() => {
    // Changed from elsewhere, by undoing: that is what counts.
    if (typed !== null && typed.trim() !== value) setTyped(null);
  }, [value]);
  useFittingHeight(field, shown, long === true);

  const shared = {
    id,
    ref: field,
    class: 'field',
    dir: 'auto' as const,
    value: shown,
    'data-control': name,
    'aria-invalid': refused,
    'aria-describedby': refused ? `${id}-refusal` : undefined,
    onInput: (event: Event & { currentTarget: { value: string } }) => {
      setTyped(event.currentTarget.value);
      onChange(event.currentTarget.value);
    },
    onBlur: () => {
      setTyped(null);
      onSettle?.();
    },
  };
  return (
    <div class="edit-field">
      <label for={id} class={bare ? 'visually-hidden' : undefined}>
        {label}
      </label>
      {long && <textarea rows={1} {...shared} />}
      {!long && (date ? <input type="date" {...shared} /> : <input type="text" {...shared} />)}
      {refused && (
        <p class="error" id={`${id}-refusal`} role="status">
          {refusal}
        </p>
      )}
    </div>
  );
}
