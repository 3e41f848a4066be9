import type { Essay } from './essay.ts';

export type ThemeEdit =
  | { kind: 'name-theme'; theme: string; label: string }
  | { kind: 'add-theme'; theme: string; label: string }
  /** Takes a theme out; its claims go to another. */
  | { kind: 'remove-theme'; theme: string; into: string }
  /** Moves a theme up (-1) or down (1). */
  | { kind: 'move-theme'; theme: string; by: -1 | 1 };

/** Takes a step that is about one theme. */
export function editThemes(essay: Essay, edit: ThemeEdit): Essay {
  const { themes, claims } = essay;
  const index = themes.findIndex(({ id }) => id === edit.theme);
  if (edit.kind === 'add-theme') {
    return index < 0 ? { ...essay, themes: [...themes, { id: edit.theme, label: edit.label }] } : essay;
  }
  const theme = themes[index];
  if (!theme) return essay;
  switch (edit.kind) {
    case 'name-theme':
      return { ...essay, themes: themes.with(index, { ...theme, label: edit.label }) };
    case 'remove-theme': {
      if (edit.into === edit.theme || !themes.some(({ id }) => id === edit.into)) return essay;
      return {
        ...essay,
        themes: themes.toSpliced(index, 1),
        claims: claims.map((claim) => (claim.theme === edit.theme ? { ...claim, theme: edit.into } : claim)),
      };
    }
    case 'move-theme': {
      const to = index + edit.by;
      return themes[to] ? { ...essay, themes: themes.with(index, themes[to]).with(to, theme) } : essay;
    }
  }
}
