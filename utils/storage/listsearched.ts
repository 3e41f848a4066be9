import { claimKey, type Wording } from '../essays/essay.ts';
import { nameEssays } from '../essays/essaynames.ts';
import type { EssayColour } from '../essays/look.ts';
import type { Filterable } from '../notes/notefilter.ts';
import { listEssays } from './essays.ts';
import { claimsOf, filterableClaim, type ListedClaim, type NotedWords } from './listsightings.ts';

/** An essay with what it is searched by. */
export interface SearchedEssay {
  id: string;
  /** As `nameEssays` has it. */
  name: string;
  author: string;
  /** The op-ed itself, empty where it is not kept. */
  text: string;
  themes: string[];
  colour: EssayColour;
  builtIn: boolean;
}

/** A claim with its other wordings. */
export interface SearchedClaim extends ListedClaim {
  wordings: Wording[];
  /** It was taken out of the essay and has no theme any more. */
  retired: boolean;
}

/** What a filter looks at of an essay: one that asks for more than an essay or a theme is after something else. */
export function filterableEssay({ name, themes }: SearchedEssay): Filterable {
  return { essay: [name], theme: themes };
}

/** What a filter looks at of a claim that may have been taken out. */
export function filterableSearched(claim: SearchedClaim, noted?: NotedWords): Filterable {
  return { ...filterableClaim(claim, noted), theme: claim.retired ? [] : [claim.theme] };
}

/** Lists every essay, and the claims of all of them, those that were taken out last. */
export async function listSearched(): Promise<{ essays: SearchedEssay[]; claims: SearchedClaim[] }> {
  const listed = await listEssays();
  const names = nameEssays(listed);
  const wordings = new Map(
    listed.flatMap(({ id: essay, claims }) =>
      claims.map((claim) => [claimKey({ essay, claim: claim.id }), claim.wordings ?? []] as const),
    ),
  );
  const gone = listed.map((essay) => ({
    ...essay,
    claims: (essay.retired ?? []).map((claim) => ({ ...claim, theme: '' })),
  }));
  return {
    essays: listed.map(({ id, title, author, text = '', themes, colour, builtIn }) => ({
      id,
      name: names.get(id) ?? title,
      author,
      text,
      themes: themes.map(({ label }) => label),
      colour,
      builtIn,
    })),
    claims: [
      ...claimsOf(listed, names).map((claim) => ({
        ...claim,
        wordings: wordings.get(claimKey(claim)) ?? [],
        retired: false,
      })),
      ...claimsOf(gone, names).map((claim) => ({ ...claim, wordings: [], retired: true })),
    ],
  };
}
