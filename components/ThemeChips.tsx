import './ThemeChips.css';

export interface ThemeChip {
  key: string;
  label: string;
  words: string[];
}

/** Themes that the page covers, each with the page's own words that told. */
export function ThemeChips({ themes }: { themes: ThemeChip[] }) {
  return (
    <ul role="list" class="themes" aria-label="Themes of this page">
      {themes.map((theme) => (
        <li key={theme.key} class="theme">
          <span class="theme-label">{theme.label}</span>
          {theme.words.length > 0 && (
            <>
              {' '}
              <span class="theme-words">{theme.words.slice(0, 5).join(', ')}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
