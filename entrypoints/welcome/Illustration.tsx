import { RelationMark } from '@/components/RelationMark.tsx';

/** A made-up page with its panel, drawn in HTML; screen readers get one sentence instead. */
export function Illustration() {
  return (
    <figure
      class="illustration"
      role="img"
      aria-label="A news page with two marked sentences, and beside it the panel with the claims that they make and dispute."
    >
      <div class="mock-page" aria-hidden="true">
        <p class="mock-title">Ministers meet on Europe’s defence</p>
        <p>
          The talks ended late.{' '}
          <span class="mark agrees">Europe has to spend far more on its armies and factories, the ministers said.</span>{' '}
          Rain fell on the harbour.{' '}
          <span class="mark disputes">
            One analyst said that Russia’s army was stronger than it had been for years.
          </span>{' '}
          The talks resume in March.
        </p>
      </div>
      <div class="mock-panel" aria-hidden="true">
        <p class="mock-claim">Europe must spend far more on defence.</p>
        <RelationMark relation="agrees" />
        <p class="mock-claim">Russia is a declining power.</p>
        <RelationMark relation="disputes" />
        <p class="mock-note">Compare with the budget figures of May.</p>
      </div>
    </figure>
  );
}
