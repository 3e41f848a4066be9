import { useState } from 'preact/hooks';

interface Props {
  /** Called within the reader's own click; settles when the page was read or refused. */
  onAddress(typed: string): Promise<void>;
}

/** An op-ed at an address that the reader types. */
export function AddressSource({ onAddress }: Props) {
  const [address, setAddress] = useState('');
  const [reading, setReading] = useState(false);
  const open = async () => {
    setReading(true);
    await onAddress(address);
    setReading(false);
  };
  return (
    <section class="block" aria-labelledby="from-address">
      <h2 id="from-address">Open an address</h2>
      <p class="hint" id="from-address-hint">
        The page opens in a tab behind this one, as if you had opened it, is read there once, and closes again.
      </p>
      <form
        class="source-line"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <input
          class="field"
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          dir="ltr"
          placeholder="https://example.org/essay"
          aria-labelledby="from-address"
          aria-describedby="from-address-hint"
          value={address}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={reading || address.trim() === ''}>
          Read this page
        </button>
      </form>
      <p class="hint" role="status">
        {reading && 'Reading the page…'}
      </p>
    </section>
  );
}
