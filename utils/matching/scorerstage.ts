import type { Essay } from '../essays/essay.ts';
import type { Encoder } from './encoder.ts';
import { cyrb53 } from './hash.ts';
import type { PairReader } from './pairreader.ts';
import { contentTerms } from './terms.ts';
import { dot } from './vector.ts';

/** What the tests of both scorers match with. */
export const ESSAY: Essay = {
  id: 'essay',
  title: 'Guarantees',
  author: 'A. Writer',
  themes: [{ id: 't', label: 'T' }],
  claims: [
    { id: 'c1', theme: 't', text: 'The United States no longer guarantees the security of Europe.' },
    { id: 'c2', theme: 't', text: 'European states must raise their defence spending at once.' },
    { id: 'c3', theme: 't', text: 'Serbia is a staging post for Russian influence in the Balkans.' },
    { id: 'c4', theme: 't', text: 'Sanctions have emptied the treasury in Moscow.' },
  ],
};

/** A text's words, hashed into 64 places: near where words are shared. */
function hashWords(text: string): Float32Array {
  const vector = new Float32Array(64);
  for (const term of contentTerms(text)) vector[cyrb53(term, 0) % 64]! += 1;
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** Embeds and reads by shared words, and notes what it was asked. */
export function fakeModel() {
  const embedded: string[] = [];
  const prepared: string[] = [];
  const begun: string[] = [];
  const alone: string[] = [];
  const read: { sentence: string; before: string | null; claims: string[] }[] = [];
  const textOf = new Map<object, string>();
  const note = <T extends object>(text: string, reading: T): T => {
    textOf.set(reading, text);
    return reading;
  };
  const encoder: Encoder = {
    version: 'words',
    dimensions: 64,
    async embed(texts) {
      embedded.push(...texts);
      return texts.map(hashWords);
    },
  };
  const reader: PairReader = {
    version: 'words',
    async beginSentence(text) {
      begun.push(text);
      return note(text, {
        hunch: text.includes('<img') ? new Float32Array(64) : hashWords(text),
        half: new Float32Array(0),
        tokens: 0,
        async finish() {
          alone.push(text);
          const vector = hashWords(text);
          return note(text, { vector, stretches: [vector], memory: new Float32Array(0), tokens: 0 });
        },
      });
    },
    async readClaim(text) {
      prepared.push(text);
      return note(text, { vector: hashWords(text), states: new Float32Array(0), tokens: 0 });
    },
    align: () => null,
    async readPairs(sentence, before, claims) {
      read.push({
        sentence: textOf.get(sentence)!,
        before: before && textOf.get(before)!,
        claims: claims.map((claim) => textOf.get(claim)!),
      });
      return claims.map((claim) => {
        const near = dot(claim.vector, sentence.vector);
        return { same: 10 * near - 3, dispute: -3, related: 0, nothing: 1 };
      });
    },
  };
  return { encoder, reader, embedded, prepared, begun, alone, read };
}
