import { Disclosure } from './Disclosure.tsx';
import { JoinedWords } from './JoinedWords.tsx';
import './ThemeChips.css';

export interface ThemeChip {
  key: string;
  label: string;
  words: string[];
}

/** Themes shown at once: with more, the claims would begin below the fold of a narrow panel. */
const SHOWN = 3;

/** Themes that the page covers, best first, each with the page's own words that told. */
export function ThemeChips({ themes }: { themes: ThemeChip[] }) {
  const more = themes.slice(SHOWN);
  return (
    <>
      <ThemeList themes={themes.slice(0, SHOWN)} />
      {more.length > 0 && (
        <Disclosure summary={more.length === 1 ? 'One more theme' : `${more.length} more themes`}>
          <ThemeList themes={more} />
        </Disclosure>
      )}
    </>
  );
}

function ThemeList({ themes }: { themes: ThemeChip[] }) {
  return (
    <ul role="list" class="themes" aria-label="Themes of this page">
      {themes.map((theme) => (
        <li key={theme.key} class="theme">
          <span class="theme-label" dir="auto">
            {theme.label}
          </span>
          {theme.words.length > 0 && (
            <>
              {' '}
              <span class="theme-words">
                <JoinedWords parts={theme.words.slice(0, 5)} />
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
