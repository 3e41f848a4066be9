import type { Relation } from '../utils/matching/match.ts';

/** The line that is drawn under a sentence in the page: wavy where it disputes a claim, dashed where it only touches one. */
export function RelationLine({ relation }: { relation: Relation | 'related' }) {
  return (
    <svg viewBox="0 0 24 8" width="24" height="8" aria-hidden="true">
      {relation === 'disputes' ? (
        <path d="M0 4c2 0 2-3 4-3s2 6 4 6 2-6 4-6 2 6 4 6 2-6 4-6 2 3 4 3" />
      ) : (
        <path d="M0 4h24" stroke-dasharray={relation === 'related' ? '2 4' : undefined} />
      )}
    </svg>
  );
}
