import { RelationMark } from '@/components/RelationMark.tsx';
import type { Essay } from '@/utils/essays/essay.ts';
import type { Preview } from '@/utils/library/preview.ts';
import type { Sensitivity } from '@/utils/matching/match.ts';
import { selectHighlights } from '@/utils/matching/select.ts';

interface Props {
  preview: Preview;
  /** The essay as it was when the preview began. */
  essay: Essay;
  sensitivity: Sensitivity;
  /** The claims were changed since, and are tried on the text again, or not any more; null: they were not. */
  outdated: 'read again' | 'stopped' | null;
}

/** The sentences that would be highlighted, each with its claims. */
export function PreviewResult({ preview, essay, sensitivity, outdated }: Props) {
  const { sentences, done, total, onTheme } = preview;
  const chosen = selectHighlights(preview.matches, sensitivity).toSorted((a, b) => a.sentence - b.sentence);
  const bySentence = [...Map.groupBy(chosen, ({ sentence }) => sentence)];
  const running = done < total;
  return (
    <div class="preview">
      {running && <progress max={Math.max(total, 1)} value={done} aria-label="Sentences read" />}
      <p role="status">
        {running ? `Reading ${total} sentences…` : `${bySentence.length} of ${total} sentences would be highlighted.`}
        {!onTheme && ' As a page, this would be left alone: too little of it is about the essay’s themes.'}
        {outdated === 'read again' && !running && ' The claims were changed since: reading again…'}
        {outdated === 'stopped' && !running && ' The claims were changed since: show it again.'}
      </p>
      <ul role="list">
        {bySentence.map(([sentence, matches]) => (
          <li key={sentence}>
            <blockquote dir="auto" class={matches[0]?.relation}>
              {sentences[sentence]}
            </blockquote>
            {matches.map(({ claim, relation }) => (
              <p key={claim} class="preview-claim">
                <RelationMark relation={relation} />{' '}
                <span dir="auto">{essay.claims.find(({ id }) => id === claim)?.text}</span>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
