import type { Stretch } from '../utils/notes/snippet.ts';
import './MarkedText.css';

/** A passage with the words that were looked for marked. */
export function MarkedText({ stretches }: { stretches: Stretch[] }) {
  return (
    <>
      {stretches.map(({ text, sought }, i) =>
        sought ? (
          <mark key={i} class="sought">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </>
  );
}
