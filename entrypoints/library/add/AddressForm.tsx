import { useState } from 'preact/hooks';
import { useOneAtATime } from '../useoneatatime.ts';

interface Props {
  /** Of the heading, for what is labelled by it. */
  id: string;
  title: string;
  hint: string;
  placeholder: string;
  action: string;
  /** Said while the answer is awaited. */
  busy: string;
  /** Called within the reader's own click; settles when something came of it, good or bad. */
  onAddress(typed: string): Promise<void>;
}

/** Something that lies at an address which the reader types. */
export function AddressForm({ id, title, hint, placeholder, action, busy, onAddress }: Props) {
  const [address, setAddress] = useState('');
  const [asking, setAsking] = useState(false);
  const alone = useOneAtATime();
  const ask = async () => {
    setAsking(true);
    await onAddress(address);
    setAsking(false);
  };
  return (
    <section class="block" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <form
        class="source-line"
        onSubmit={(event) => {
          event.preventDefault();
          void alone(ask);
        }}
      >
        <input
          class="field"
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          dir="ltr"
          placeholder={placeholder}
          aria-labelledby={id}
          aria-describedby={`${id}-hint`}
          value={address}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        {/* Not `disabled` while it asks: that would take the keyboard off it. */}
        <button type="submit" class="button" disabled={address.trim() === ''} aria-disabled={asking}>
          {action}
        </button>
      </form>
      <p class="hint" role="status">
        {asking && busy}
      </p>
    </section>
  );
}
