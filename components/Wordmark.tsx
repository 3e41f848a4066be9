import './Wordmark.css';

/** The name with its line. */
export function Wordmark() {
  return (
    <span class="wordmark">
      <svg viewBox="0 0 44 12" width="44" height="12" aria-hidden="true">
        <path d="M0 6h18c3 0 3-4 6-4s3 8 6 8 3-8 6-8 3 4 8 4" />
      </svg>
      Throughline
    </span>
  );
}
