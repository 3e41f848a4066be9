import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Span, Verdict } from '../utils/matching/match.ts';
import type { ClaimDescription } from '../utils/messaging/protocol.ts';
import type { CardActions } from '../utils/page/card.ts';
import type { ShownMatch } from '../utils/page/knownmatch.ts';
import { firstWords } from '../utils/notes/firstwords.ts';
import { splitBySpans } from '../utils/panel/emphasis.ts';
import { EssayMark } from './EssayMark.tsx';
import { RelationLine } from './RelationLine.tsx';
import { VerdictButtons } from './VerdictButtons.tsx';

interface Props {
  match: ShownMatch;
  sentence: string;
  actions: Pick<CardActions, 'describeClaim' | 'setVerdict' | 'say'>;
  onResize(): void;
  /** Others stand beside it: why is told when asked, so that all have room. */
  brief: boolean;
  /** It begins as one line, which shows the rest when pressed. */
  folded: boolean;
  /** More buttons for the same row. */
  before?: ComponentChildren;
  after?: ComponentChildren;
}

/** One claim of the card: what the essay says, how the sentence stands to it, and which words told. */
export function ClaimCardMatch({ match, sentence, actions, onResize, brief, folded, before, after }: Props) {
  const [claim, setClaim] = useState<ClaimDescription | null | 'unknown' | 'failed'>(null);
  const [verdict, setVerdict] = useState<Verdict | null>(match.said ? match.relation : null);
  const rejected = verdict === 'not-a-match';
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(!folded);
  const buttons = useRef<HTMLDivElement>(null);
  const agrees = match.relation === 'agrees';
  const known = claim !== null && typeof claim !== 'string';
  /** Where several claims share a card, their buttons are told apart by them. */
  const named = (what: string) => (brief && known ? `${what}: ${firstWords(claim.text)}` : undefined);
  const hasWhy = known && match.why.sentence.length > 0;

  useEffect(() => {
    actions.describeClaim(match).then(
      (description) => setClaim(description ?? 'unknown'),
      () => setClaim('failed'),
    );
  }, [match.id]);
  useEffect(onResize, [claim, verdict, asked, open]);
  useEffect(() => {
    // The line that was pressed is gone, and the keyboard was on it.
    if (folded && open) buttons.current?.querySelector('button')?.focus();
  }, [open]);

  const turn = (next: Verdict | null) => {
    setVerdict(next);
    if (next === null || next === 'not-a-match') actions.setVerdict(match.id, next);
    else actions.say(match);
  };

  const line = <RelationLine relation={match.relation} />;
  const relation = agrees ? 'Agrees with the claim' : 'Disputes the claim';
  const colour = known ? claim.colour : undefined;
  if (!open) {
    return (
      <section class={`match ${match.relation} folded`} data-colour={colour}>
        <button type="button" aria-expanded={false} onClick={() => setOpen(true)}>
          {line}
          <span class="unseen">{relation}: </span>
          <span class="claim" dir="auto">
            {known ? claim.text : relation}
          </span>
          {known && <span class="unseen">, {claim.essayTitle}</span>}
        </button>
      </section>
    );
  }

  return (
    <section class={`match ${match.relation} ${rejected ? 'rejected' : ''}`} data-colour={colour}>
      <p class="relation">
        {line}
        {relation}
      </p>
      {claim === null && <p class="claim">…</p>}
      {claim === 'unknown' && <p class="why">This claim is no longer in your library. Reload the page.</p>}
      {claim === 'failed' && (
        <p class="why">Your library could not be asked for this claim. Reload the page and try again.</p>
      )}
      {known && (
        <>
          <p class="claim" dir="auto">
            <Emphasised text={claim.text} spans={match.why.claim} />
          </p>
          {hasWhy && (!brief || asked) && (
            <p class="why">
              Because of:{' '}
              <bdi>
                <Emphasised text={sentence} spans={match.why.sentence} />
              </bdi>
            </p>
          )}
          <p class="source">
            <EssayMark colour={claim.colour} />
            <bdi>{claim.author}</bdi>, <cite dir="auto">{claim.essayTitle}</cite>
          </p>
        </>
      )}
      <p class="told" role="status">
        {rejected && 'Set aside: not a match.'}
        {verdict !== null && !rejected && 'You said so.'}
      </p>
      <div ref={buttons} class="actions">
        {before}
        {brief && hasWhy && (
          <button type="button" aria-label={named('Why')} aria-expanded={asked} onClick={() => setAsked(!asked)}>
            Why
          </button>
        )}
        <VerdictButtons relation={match.relation} verdict={verdict} named={named} onJudge={turn} />
        {after}
      </div>
    </section>
  );
}

function Emphasised({ text, spans }: { text: string; spans: Span[] }) {
  return (
    <>
      {splitBySpans(text, spans).map((stretch, i) =>
        stretch.strong ? <mark key={i}>{stretch.text}</mark> : stretch.text,
      )}
    </>
  );
}
