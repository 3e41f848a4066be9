import { readStance, type Stance } from './stance.ts';
import { tokenize } from './terms.ts';

/** What the lexical signals and the explanation need of a text. */
export interface Words {
  /** Terms of content words and names. */
  terms: Set<string>;
  /** Terms of names alone. */
  names: Set<string>;
  numbers: Set<string>;
  /** Words that deny, refuse or set against, at most 3 counted. */
  negations: number;
  /** All words. */
  length: number;
  question: boolean;
  quoted: boolean;
  stance: Stance;
}

const NEGATIONS = new Set(
  `not no never nothing nobody none neither nor without cannot deny denied denies denying reject rejected rejects
  rejecting refuse refused refuses refusing false untrue wrong myth contrary dismiss dismissed dismisses dispute disputed
  disputes contradict contradicted contradicts fail failed fails hardly scarcely despite although however rather instead
  overstated exaggerated unfounded nonsense`.split(/\s+/),
);

/** Reads a sentence's or claim's words. */
export function readWords(text: string): Words {
  const tokens = tokenize(text);
  const content = tokens.filter((token) => !token.stop && token.kind !== 'number');
  const denying = tokens.filter(({ text: word }) => NEGATIONS.has(word.toLowerCase()) || /n['’]t$/i.test(word));
  return {
    terms: new Set(content.map((token) => token.term)),
    names: new Set(content.filter((token) => token.kind === 'name').map((token) => token.term)),
    numbers: new Set(tokens.filter((token) => token.kind === 'number').map((token) => token.term)),
    negations: Math.min(3, denying.length),
    length: tokens.length,
    question: /\?["'”’\s]*$/.test(text),
    quoted: /["“”]/.test(text),
    stance: readStance(tokens),
  };
}
