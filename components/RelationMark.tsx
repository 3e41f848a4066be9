import type { Relation } from '../utils/matching/match.ts';
import './RelationMark.css';

const WORDS: Record<Relation | 'related', string> = { agrees: 'Agrees', disputes: 'Disputes', related: 'Touches on' };

/** Says how a sentence stands to a claim: a word with the same line that is drawn under the sentence in the page. */
export function RelationMark({ relation }: { relation: Relation | 'related' }) {
  return (
    <span class={`relation ${relation}`}>
      <svg viewBox="0 0 24 8" width="24" height="8" aria-hidden="true">
        {relation === 'disputes' ? (
          <path d="M0 4c2 0 2-3 4-3s2 6 4 6 2-6 4-6 2 6 4 6 2-6 4-6 2 3 4 3" />
        ) : (
          <path d="M0 4h24" stroke-dasharray={relation === 'related' ? '2 4' : undefined} />
        )}
      </svg>
      {WORDS[relation]}
    </span>
  );
}
