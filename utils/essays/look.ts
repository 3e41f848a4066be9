import type { Sensitivity } from '../matching/match.ts';

/**
 * The hues that an essay's highlights can have. Each keeps WCAG's contrast in light and dark (`EssayColours.css`, read
 * by `theme.test.ts`) and has a name of its own, so that hue is never all that tells two essays apart.
 */
export const ESSAY_COLOURS = ['blue', 'rust', 'green', 'violet', 'teal', 'rose'] as const;

export type EssayColour = (typeof ESSAY_COLOURS)[number];

/** How the highlights of an essay's claims look, and how many they are. */
export interface EssayLook {
  /** The essay's. */
  id: string;
  colour: EssayColour;
  /** Absent: as set for all essays. */
  sensitivity?: Sensitivity;
  /** Which of its claims: others than another one's. Told of an essay of a large library, whose gate no page is handed. */
  edition?: string;
}

/**
 * Gives every essay a colour: the one chosen for it, else the one that the fewest before it have, in the palette's
 * order. The essays come in the order in which the library lists them, the built-in one first.
 */
export function colourEssays(
  essays: readonly (Pick<EssayLook, 'id'> & Partial<EssayLook>)[],
): Map<string, EssayColour> {
  const uses = new Map<EssayColour, number>(ESSAY_COLOURS.map((colour) => [colour, 0]));
  const use = (colour: EssayColour) => uses.set(colour, (uses.get(colour) ?? 0) + 1);
  for (const { colour } of essays) if (colour) use(colour);
  return new Map(
    essays.map(({ id, colour }) => {
      if (colour) return [id, colour];
      const [free] = ESSAY_COLOURS.toSorted((a, b) => uses.get(a)! - uses.get(b)!);
      use(free!);
      return [id, free!];
    }),
  );
}

/** Tells how sure a match of an essay must be to be shown: as the reader set it for that essay, else for all. */
export function sensitivityOf(
  essay: string,
  looks: readonly Pick<EssayLook, 'id' | 'sensitivity'>[],
  forAll: Sensitivity,
): Sensitivity {
  return looks.find(({ id }) => id === essay)?.sensitivity ?? forAll;
}

/** Tells what an essay's highlights are painted in. */
export function colourOf(essay: string, looks: readonly EssayLook[]): EssayColour {
  return looks.find(({ id }) => id === essay)?.colour ?? ESSAY_COLOURS[0];
}
