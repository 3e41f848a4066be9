import type { GateProfile } from './gate.ts';
import { namesOfActor } from './gazetteer.ts';
import type { GlanceProfile } from './glance.ts';
import { cyrb53 } from './matchid.ts';
import { irregularFormsOf } from './stem.ts';

/** Leading terms that the glance looks for. */
const GLANCED_TERMS = 12;

/** Takes from a gate profile what the glance needs, with the spellings that it could not look up itself. */
export function makeGlanceProfile(profile: GateProfile): GlanceProfile {
  const terms = profile.terms.slice(0, GLANCED_TERMS).map(([term]) => term);
  return {
    version: cyrb53(JSON.stringify(profile), 0).toString(36),
    terms,
    names: terms
      .flatMap((term, i) => namesOfActor(term).map((words): [string[], number] => [words, i]))
      .toSorted(([a], [b]) => b.length - a.length),
    forms: terms.flatMap((term, i) => irregularFormsOf(term).map((form): [string, number] => [form, i])),
  };
}
