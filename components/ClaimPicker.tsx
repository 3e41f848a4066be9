import { useEffect, useRef, useState } from 'preact/hooks';
import type { Relation } from '../utils/matching/match.ts';
import type { ClaimGuess, ClaimGuesses } from '../utils/messaging/protocol.ts';
import type { Quote } from '../utils/notes/note.ts';
import type { CardActions } from '../utils/page/card.ts';
import { ClaimOptions } from './ClaimOptions.tsx';

interface Props {
  quote: Quote;
  actions: Pick<CardActions, 'guessClaims' | 'say' | 'setVerdict'>;
  onResize(): void;
}

/** What the reader said just now. */
interface Said {
  id: string;
  guess: ClaimGuess;
  relation: Relation;
}

/** "This says...": which claim a sentence makes or disputes. The likeliest come first; a choice is undone in its place. */
export function ClaimPicker({ quote, actions, onResize }: Props) {
  const [guesses, setGuesses] = useState<ClaimGuesses | null | 'failed'>(null);
  const [chosen, setChosen] = useState<ClaimGuess | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLElement>(null);

  useEffect(() => {
    actions.guessClaims(quote).then(setGuesses, () => setGuesses('failed'));
  }, [quote]);
  useEffect(() => {
    onResize();
    const first = list.current?.querySelector<HTMLElement>('input:checked, input');
    (said ? undo.current : first)?.focus({ preventScroll: true });
    if (whole.current) reveal(whole.current);
  }, [guesses, said]);

  const offered = guesses === 'failed' ? null : guesses;
  const say = (relation: Relation) => {
    if (chosen === null) return;
    const { essay, claim, score, why } = chosen;
    setSaid({ id: actions.say({ essay, claim, relation, score, quote, why }), guess: chosen, relation });
  };
  const takeBack = () => {
    if (said) actions.setVerdict(said.id, null);
    setSaid(null);
  };

  if (said !== null) {
    return (
      <section ref={whole} class={`picker ${said.relation}`} aria-label="This says">
        <p class="told" role="status">
          {said.relation === 'agrees'
            ? 'You said that this sentence makes the claim:'
            : 'You said that it disputes the claim:'}
        </p>
        <p class="claim" dir="auto">
          {said.guess.text}
        </p>
        <div class="actions">
          <button type="button" ref={undo} onClick={takeBack}>
            Undo
          </button>
        </div>
      </section>
    );
  }
  return (
    <section ref={whole} class="picker" aria-label="This says">
      <p class="relation">This says…</p>
      {guesses === null && <p class="told">Looking for likely claims…</p>}
      {guesses === 'failed' && (
        <p class="told" role="status">
          The claims could not be listed. Reload the page and try again.
        </p>
      )}
      {offered?.claims === 0 && <p class="told">No essay is switched on.</p>}
      {offered !== null && offered.claims > 0 && (
        <>
          <ClaimOptions
            guesses={offered}
            search={(words) => actions.guessClaims(quote, words)}
            chosen={chosen}
            onChoose={setChosen}
            onResize={onResize}
            list={list}
          />
          <div class="actions">
            <button type="button" disabled={chosen === null} onClick={() => say('agrees')}>
              It says this
            </button>
            <button type="button" disabled={chosen === null} onClick={() => say('disputes')}>
              It disputes this
            </button>
          </div>
        </>
      )}
    </section>
  );
}

/** Scrolls the card, where it is shorter than what it holds, and not the page, as `scrollIntoView` may. */
function reveal(picker: HTMLElement): void {
  const card = picker.closest('.card');
  if (card === null) return;
  const [inner, outer] = [picker.getBoundingClientRect(), card.getBoundingClientRect()];
  if (inner.bottom > outer.bottom) card.scrollTop += inner.top - outer.top;
}
