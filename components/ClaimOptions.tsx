import type { RefObject } from 'preact';
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { ClaimGuess } from '../utils/messaging/protocol.ts';
import { foldTyped } from '../utils/notes/foldterm.ts';

interface Props {
  /** Likeliest first. */
  guesses: ClaimGuess[];
  chosen: ClaimGuess | null;
  /** null: the claim that was chosen is no longer among those shown. */
  onChoose(guess: ClaimGuess | null): void;
  onResize(): void;
  /** Holds the claims to choose from. */
  list: RefObject<HTMLDivElement | null>;
}

/** Claims offered as likely, ahead of the others. */
const LIKELY = 5;

/** Claims drawn at once: one essay's. A library of a thousand essays has tens of thousands. */
const MOST_SHOWN = 50;

/** The claims to choose one from. Of more than can be looked through the likeliest, and a field to find the others by their words. */
export function ClaimOptions({ guesses, chosen, onChoose, onResize, list }: Props) {
  const id = useId();
  const [words, setWords] = useState('');
  const many = guesses.length > MOST_SHOWN;
  const several = guesses.some(({ essay }) => essay !== guesses[0]?.essay);
  const searching = words.trim() !== '';
  const texts = useMemo(
    () =>
      searching ? guesses.map(({ text, essayTitle, author }) => foldTyped(`${text} ${essayTitle} ${author}`)) : [],
    [guesses, searching],
  );
  const fitting = useMemo(() => {
    const sought = foldTyped(words).split(/\s+/);
    return searching ? guesses.filter((_, place) => sought.every((word) => texts[place]!.includes(word))) : guesses;
  }, [guesses, texts, words]);
  const shown = fitting.slice(0, MOST_SHOWN);
  const gone = chosen !== null && !shown.includes(chosen);

  // Nobody is to say what they no longer see.
  useEffect(() => {
    if (gone) onChoose(null);
  }, [gone]);
  useEffect(onResize, [words]);

  const goDown = (event: KeyboardEvent) => {
    // What is typed in the card is no shortcut of the page's.
    event.stopPropagation();
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>('input:checked, input')?.focus();
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
          onInput={(event) => {
            event.stopPropagation();
            setWords(event.currentTarget.value);
          }}
          onKeyDown={goDown}
          onKeyUp={(event) => event.stopPropagation()}
          onKeyPress={(event) => event.stopPropagation()}
        />
      )}
      {many && (
        <p id={`${id}-count`} class="told" role="status">
          {countOf(fitting.length, searching)}
        </p>
      )}
      <div class={`claims ${many ? 'steady' : ''}`} role="radiogroup" aria-label="Claims, likeliest first" ref={list}>
        {shown.map((guess, place) => (
          <label key={`${guess.essay}/${guess.claim}`} class={place === LIKELY && !searching ? 'others' : ''}>
            <input type="radio" name="claim" checked={chosen === guess} onChange={() => onChoose(guess)} />
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

function countOf(fitting: number, searching: boolean): string {
  const count = fitting.toLocaleString('en');
  if (!searching) return `The likeliest ${MOST_SHOWN} of ${count} claims. Search for the others.`;
  if (fitting === 0) return 'No claim has these words.';
  if (fitting > MOST_SHOWN) return `The likeliest ${MOST_SHOWN} of ${count} claims with these words.`;
  return fitting === 1 ? '1 claim has these words.' : `${count} claims have these words.`;
}
