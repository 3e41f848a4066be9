import * as v from 'valibot';
import { editClaims, type ClaimEdit } from './editclaims.ts';
import { editThemes, type ThemeEdit } from './editthemes.ts';
import type { Essay } from './essay.ts';
import { DraftEssaySchema } from './parse.ts';

/** The parts of an essay's citation that a reader types, all as text; an empty one is taken out. */
export type CitationField = 'title' | 'author' | 'affiliation' | 'name' | 'date' | 'url' | 'licence';

/** One step of a reader's work on an essay. New ids come with the step, so that the same step gives the same essay. */
export type EssayEdit = { kind: 'cite'; field: CitationField; text: string } | ClaimEdit | ThemeEdit;

/**
 * Takes one step. Ids of claims stay as they are: notes and sightings hang on them.
 * @returns the very same essay where the step cannot be taken or what it leads to would be no essay (an empty claim, a
 *   title of 400 letters, a theme that is not there)
 */
export function editEssay(essay: Essay, edit: EssayEdit): Essay {
  const next = take(essay, edit);
  if (next === essay) return essay;
  const checked = v.safeParse(DraftEssaySchema, next);
  return checked.success ? checked.output : essay;
}

function take(essay: Essay, edit: EssayEdit): Essay {
  switch (edit.kind) {
    case 'cite':
      return cite(essay, edit.field, edit.text.trim());
    case 'name-theme':
    case 'add-theme':
    case 'remove-theme':
    case 'move-theme':
      return editThemes(essay, edit);
    default:
      return editClaims(essay, edit);
  }
}

function cite(essay: Essay, field: CitationField, text: string): Essay {
  if (field === 'title' || field === 'author') return { ...essay, [field]: text };
  if (field === 'name' || field === 'date') {
    const { [field]: _old, ...rest } = essay.publication ?? {};
    const publication = { ...rest, ...(text && { [field]: text }) };
    const { publication: _before, ...others } = essay;
    return Object.keys(publication).length > 0 ? { ...others, publication } : others;
  }
  const { [field]: _old, ...rest } = essay;
  return text === '' ? rest : { ...rest, [field]: text };
}
