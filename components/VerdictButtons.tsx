import type { Relation, Verdict } from '../utils/matching/match.ts';

interface Props {
  /** How the sentence stands to the claim; one that only touches it cannot be called a match. */
  relation: Relation | 'related';
  verdict: Verdict | null;
  class?: string;
  /** A button's name where others like it stand beside it; undefined: its words are enough. */
  named(what: string): string | undefined;
  /** The reader says that it is no match, or one and how; null takes back whatever was said. */
  onJudge(verdict: Verdict | null): void;
}

/** What the reader can say of a match. Buttons with two faces: the keyboard stays on the one that was pressed. */
export function VerdictButtons({ relation, verdict, class: look, named, onJudge }: Props) {
  const rejected = verdict === 'not-a-match';
  const asMatch = verdict === null ? 'A match' : 'Undo';
  const asNone = rejected ? 'Undo' : 'Not a match';
  return (
    <>
      {!rejected && relation !== 'related' && (
        <button
          type="button"
          class={look}
          aria-label={named(asMatch)}
          onClick={() => onJudge(verdict === null ? relation : null)}
        >
          {asMatch}
        </button>
      )}
      {(verdict === null || rejected) && (
        <button
          type="button"
          class={look}
          aria-label={named(asNone)}
          onClick={() => onJudge(rejected ? null : 'not-a-match')}
        >
          {asNone}
        </button>
      )}
    </>
  );
}
