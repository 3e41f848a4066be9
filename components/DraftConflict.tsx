import type { Difference } from '../utils/essays/differ.ts';

export type DraftChoice = 'mine' | 'other' | 'both';

interface Props {
  /** null: the draft was saved or thrown away elsewhere. */
  differences: Difference[] | null;
  onResolve(choice: DraftChoice): void;
}

/** Two states of one draft, of which the reader keeps either or both. */
export function DraftConflict({ differences, onResolve }: Props) {
  const choices: [DraftChoice, string][] =
    differences === null
      ? [['mine', 'Go on here']]
      : [
          ['both', 'Keep both'],
          ['mine', 'Keep mine'],
          ['other', 'Keep the other'],
        ];
  return (
    <div class="draft-conflict" role="group" aria-label="Two states of this essay">
      <p role="alert">
        {differences === null
          ? 'This draft was saved or thrown away in another tab. What you see here is kept only if you go on.'
          : 'This essay was changed in another tab while you worked here. Nothing is lost: choose what stays. Both: the one from here becomes a draft of its own.'}
      </p>
      {differences !== null && (
        <ul role="list">
          {differences.map(({ here, there }, i) => (
            <li key={i}>
              <p class="hint">Here</p>
              <blockquote dir="auto">{here ?? 'Nothing.'}</blockquote>
              <p class="hint">In the other tab</p>
              <blockquote dir="auto">{there ?? 'Nothing.'}</blockquote>
            </li>
          ))}
        </ul>
      )}
      <div class="data-actions">
        {choices.map(([choice, words]) => (
          <button key={choice} type="button" class="button" onClick={() => onResolve(choice)}>
            {words}
          </button>
        ))}
      </div>
    </div>
  );
}
