import type { ComponentChildren } from 'preact';
import type { ClaimOnPage } from '../utils/panel/grouping.ts';
import { EssayMark } from './EssayMark.tsx';
import { SentenceRow, type SentenceActions } from './SentenceRow.tsx';
import './ClaimGroup.css';

interface Props extends SentenceActions {
  claim: ClaimOnPage;
  /** The sentences only touch the claim. */
  related?: boolean;
  lost: ReadonlySet<string>;
  focused?: boolean;
  /** Whose claim it is; shown where several essays are on. */
  showSource: boolean;
  /** Notes and earlier sightings. */
  children?: ComponentChildren;
}

/** A claim with the sentences of this page that make or dispute it. */
export function ClaimGroup({ claim, related = false, lost, focused = false, showSource, children, ...actions }: Props) {
  return (
    <article class={`claim${focused ? ' focused' : ''}`} data-claim={claim.key} data-colour={claim.colour}>
      <h3 class="claim-text" dir="auto" tabIndex={-1}>
        {claim.text}
      </h3>
      {showSource && (
        <p class="claim-source" dir="auto">
          <EssayMark colour={claim.colour} />
          <bdi>{claim.author}</bdi>, <cite dir="auto">{claim.essayTitle}</cite>
        </p>
      )}
      <ul role="list">
        {claim.matches.map((match) => (
          <SentenceRow
            key={match.id}
            id={match.id}
            relation={related ? 'related' : match.relation}
            quote={match.quote.exact}
            why={match.why.sentence}
            verdict={match.verdict}
            lost={lost.has(match.id)}
            {...actions}
          />
        ))}
      </ul>
      {children}
    </article>
  );
}
