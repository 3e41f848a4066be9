import { useEffect, useRef } from 'preact/hooks';
import type { Relation, Span, Verdict } from '../utils/matching/match.ts';
import { firstWords } from '../utils/notes/firstwords.ts';
import { splitBySpans } from '../utils/panel/emphasis.ts';
import { RelationMark } from './RelationMark.tsx';
import { useBeforeLeaving } from './usebeforeleaving.ts';
import { UNSEEN, useReveal } from './usereveal.ts';
import { VerdictButtons } from './VerdictButtons.tsx';
import './SentenceRow.css';

export interface SentenceActions {
  /** The page should scroll to this match; answers whether it could. */
  onReveal(id: string): Promise<boolean>;
  /** The page should light this match up; null: put it out. */
  onLight(id: string | null): void;
  /** The reader says that it is no match, or one and how; null takes back whatever was said. */
  onJudge(id: string, verdict: Verdict | null): void;
}

interface Props extends SentenceActions {
  id: string;
  relation: Relation | 'related';
  quote: string;
  /** Parts of the quote that carried the match. */
  why: Span[];
  verdict: Verdict | null;
  /** The sentence isn't in the page any more. */
  lost: boolean;
}

/** One sentence of the page beside a claim: how it stands to it, its words, and the reader's say. */
export function SentenceRow({ id, relation, quote, why, verdict, lost, onReveal, onLight, onJudge }: Props) {
  const rejected = verdict === 'not-a-match';
  const words = splitBySpans(quote, why).map((part, i) =>
    part.strong ? <strong key={i}>{part.text}</strong> : part.text,
  );
  /** Every row has these buttons: in a list of them only the sentence tells them apart. */
  const named = (what: string) => `${what}: ${firstWords(quote)}`;
  const { unseen, show } = useReveal(() => onReveal(id));
  /** What lit it up: the tab may be another one by the time it is put out. */
  const lit = useRef<SentenceActions['onLight'] | null>(null);
  const shine = (on: boolean) => {
    lit.current = on ? onLight : null;
    onLight(on ? id : null);
  };
  const light = {
    onMouseEnter: () => shine(true),
    onMouseLeave: () => shine(false),
    onFocus: () => shine(true),
    onBlur: () => shine(false),
  };
  // Nobody leaves a row that goes, with the panel or with another tab coming to the front.
  const putOut = () => {
    lit.current?.(null);
    lit.current = null;
  };
  useBeforeLeaving(putOut);
  useEffect(() => putOut, []);
  return (
    <li class={`sentence ${relation}${rejected ? ' rejected' : ''}`} data-match={id}>
      <div class="sentence-head">
        {rejected ? <span class="set-aside">Set aside: not a match</span> : <RelationMark relation={relation} />}
        {verdict !== null && !rejected && <span class="set-aside">You said so</span>}
        {/* Keyed: it would become the words before it when these come, and the button that was pressed another one. */}
        <span key="verdicts" class="verdicts">
          <VerdictButtons
            class="quiet"
            relation={relation}
            verdict={verdict}
            named={named}
            onJudge={(said) => onJudge(id, said)}
          />
        </span>
      </div>
      {lost || rejected ? (
        <blockquote class="quote" dir="auto">
          {words}
        </blockquote>
      ) : (
        <button type="button" class="quote" dir="auto" title="Show in the page" onClick={show} {...light}>
          {words}
        </button>
      )}
      {lost && <p class="lost">No longer in the page.</p>}
      {unseen && !lost && !rejected && (
        <p class="lost" role="status">
          {UNSEEN}
        </p>
      )}
    </li>
  );
}
