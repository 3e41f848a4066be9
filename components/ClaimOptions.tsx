import type { RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { claimKey } from '../utils/essays/essay.ts';
import type { ClaimGuess, ClaimGuesses } from '../utils/messaging/protocol.ts';

interface Props {
  /** Without any words sought. */
  guesses: ClaimGuesses;
  /** Finds claims by their words. */
  search(words: string): Promise<ClaimGuesses>;
  chosen: ClaimGuess | null;
  /** null: the claim that was chosen is no longer among those shown. */
  onChoose(guess: ClaimGuess | null): void;
  onResize(): void;
  /** Holds the claims to choose from. */
  list: RefObject<HTMLDivElement | null>;
}

/** Claims offered as likely, ahead of the others. */
const LIKELY = 5;

/** What was found by which words; without any these are empty. */
interface Found {
  words: string;
  guesses: ClaimGuesses | 'failed';
}

/** The claims to choose one from. Of more than can be looked through the likeliest, and a field to find the others by their words. */
export function ClaimOptions({ guesses, search, chosen, onChoose, onResize, list }: Props) {
  const id = useId();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Found>({ words: '', guesses });
  const wanted = useRef('');
  /** The keyboard is to go down to what is still being sought. */
  const descends = useRef(false);
  const many = guesses.claims > guesses.likeliest.length;
  const several = guesses.essays > 1;
  const searching = found.words !== '';
  const shown = found.guesses === 'failed' ? [] : found.guesses.likeliest;
  const isChosen = (guess: ClaimGuess) => chosen !== null && claimKey(chosen) === claimKey(guess);
  const gone = chosen !== null && !shown.some(isChosen);

  // Nobody is to say what they no longer see.
  useEffect(() => {
    if (gone) onChoose(null);
  }, [gone]);
  useEffect(onResize, [found]);
  const descend = () => list.current?.querySelector<HTMLElement>('input:checked, input')?.focus();
  useEffect(() => {
    if (descends.current) descend();
    descends.current = false;
  }, [found]);

  const seek = (typed: string) => {
    setWords(typed);
    const next = typed.trim();
    wanted.current = next;
    descends.current = false;
    // An answer to words that were typed on since comes too late.
    const take = (now: Found['guesses']) => next === wanted.current && setFound({ words: next, guesses: now });
    if (next === '') take(guesses);
    else search(next).then(take, () => take('failed'));
  };
  const goDown = (event: KeyboardEvent) => {
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
    event.preventDefault();
    if (wanted.current === found.words) descend();
    else descends.current = true;
  };

  return (
    <>
      {many && (
        <input
          type="search"
          class="search"
          aria-label="Search the claims"
          aria-describedby={`${id}-count`}
          placeholder="Search the claims"
          value={words}
          onInput={(event) => seek(event.currentTarget.value)}
          onKeyDown={goDown}
        />
      )}
      {many && (
        <p id={`${id}-count`} class="told" role="status">
          {found.guesses === 'failed'
            ? 'The claims could not be searched. Reload the page and try again.'
            : countOf(found.guesses, searching)}
        </p>
      )}
      <div class={`claims ${many ? 'steady' : ''}`} role="radiogroup" aria-label="Claims, likeliest first" ref={list}>
        {shown.map((guess, place) => (
          <label key={claimKey(guess)} class={place === LIKELY && !searching ? 'others' : ''}>
            <input type="radio" name="claim" checked={isChosen(guess)} onChange={() => onChoose(guess)} />
            <span>
              <bdi>{guess.text}</bdi>
              {/* With one essay its title would stand at every claim. */}
              {several && (
                <>
                  {' '}
                  <cite dir="auto">{guess.essayTitle}</cite>
                </>
              )}
            </span>
          </label>
        ))}
      </div>
    </>
  );
}

function countOf({ likeliest, fitting }: ClaimGuesses, searching: boolean): string {
  const count = fitting.toLocaleString('en');
  if (!searching) return `The likeliest ${likeliest.length} of ${count} claims. Search for the others.`;
  if (fitting === 0) return 'No claim has these words.';
  if (fitting > likeliest.length) return `The likeliest ${likeliest.length} of ${count} claims with these words.`;
  return fitting === 1 ? '1 claim has these words.' : `${count} claims have these words.`;
}
