import type { Relation } from '../utils/matching/match.ts';
import { RelationLine } from './RelationLine.tsx';
import './RelationMark.css';

const WORDS: Record<Relation | 'related', string> = { agrees: 'Agrees', disputes: 'Disputes', related: 'Touches on' };

/** Says how a sentence stands to a claim: a word with the same line that is drawn under the sentence in the page. */
export function RelationMark({ relation }: { relation: Relation | 'related' }) {
  return (
    <span class={`relation ${relation}`}>
      <RelationLine relation={relation} />
      {WORDS[relation]}
    </span>
  );
}
