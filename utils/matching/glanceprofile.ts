import type { GateProfile } from './gate.ts';
import { namesOfActor } from './gazetteer.ts';
import type { GlanceProfile } from './glance.ts';
import { hash53 } from './hash.ts';
import { foldAccents } from './spelling.ts';
import { irregularFormsOf } from './stem.ts';

/** Leading terms that the glance looks for. */
const GLANCED_TERMS = 12;

/** Takes from a gate profile what the glance needs, with the spellings that it could not look up itself. */
export function makeGlanceProfile(profile: GateProfile): GlanceProfile {
  const leading = profile.terms.slice(0, GLANCED_TERMS);
  const terms = leading.map(([term]) => term);
  const names = terms.flatMap((term, i) => namesOfActor(term).map((words): [string[], number] => [words, i]));
  const forms = terms.flatMap((term, i) => irregularFormsOf(term).map((form): [string, number] => [form, i]));
  const hints = [
    ...terms.map((term, i): [string, number] => [beginningOf(term), i]),
    ...names.flatMap(([words, i]) => hintsOf(words[0]!).map((hint): [string, number] => [hint, i])),
    ...forms,
  ];
  return {
    version: hash53(JSON.stringify(profile)),
    terms,
    weights: leading.map(([, weight]) => weight),
    names: names.toSorted(([a], [b]) => b.length - a.length),
    forms,
    // What another hint of the term implies needs no search of its own.
    hints: hints.filter(
      ([hint, i], at) =>
        !hints.some(([other, j], before) => i === j && hint.startsWith(other) && (other !== hint || before < at)),
    ),
  };
}

/**
 * Gives the beginning that all forms of a term have in common: up to the first letter that a rule of `stemrules.ts` may
 * have written in place of another ("labour", "armies", "centre", "organise", "defence").
 */
function beginningOf(term: string): string {
  const written = /(?<=o)r|(?<=i)z|(?<=en)s|y$|er$/.exec(term);
  return term.slice(0, written?.index);
}

/** Short names are written in capitals, with dots or without. */
function hintsOf(word: string): string[] {
  if (word.length > 3 || word !== word.toUpperCase()) return [foldAccents(word.toLowerCase())];
  return [word, [...word].join('.')];
}
