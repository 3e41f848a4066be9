import { splitSentences } from '../article/sentences.ts';
import type { Claim, Essay, Wording } from './essay.ts';

export type ClaimEdit =
  | { kind: 'reword'; claim: string; text: string }
  /** Cuts a claim in two; the second part becomes the claim `id`, right after it. */
  | { kind: 'split'; claim: string; at: number; id: string }
  /** Joins a claim to another, which keeps its id. `keep`: notes or sightings hang on the one that goes. */
  | { kind: 'merge'; claim: string; into: string; keep: boolean }
  | { kind: 'remove'; claim: string; keep: boolean }
  | { kind: 'add'; id: string; theme: string; text: string; source?: NonNullable<Claim['source']> }
  /** Puts a claim before another of a theme; null: last in it. */
  | { kind: 'place'; claim: string; into: string; before: string | null }
  | { kind: 'say'; claim: string; wording: Wording }
  | { kind: 'unsay'; claim: string; index: number };

/** Takes a step that is about one claim. */
export function editClaims(essay: Essay, edit: ClaimEdit): Essay {
  if (edit.kind === 'add') {
    const { id, theme, text, source } = edit;
    const claim: Claim = { id, theme, text, ...(source && { source }) };
    return isFree(essay, id) ? { ...essay, claims: essay.claims.toSpliced(placeFor(essay, claim), 0, claim) } : essay;
  }
  const index = essay.claims.findIndex(({ id }) => id === edit.claim);
  const claim = essay.claims[index];
  if (!claim) return essay;
  const replace = (...by: Claim[]): Essay => ({ ...essay, claims: essay.claims.toSpliced(index, 1, ...by) });
  switch (edit.kind) {
    case 'reword': {
      const text = edit.text.trim();
      return text === claim.text ? essay : replace(withoutLean({ ...claim, text }));
    }
    case 'split': {
      const [first, second] = [claim.text.slice(0, edit.at), claim.text.slice(edit.at)].map(asSentence);
      if (!first || !second || !isFree(essay, edit.id)) return essay;
      const { id: _id, text: _text, wordings: _wordings, ...shared } = claim;
      return replace({ ...claim, text: first }, withoutLean({ ...shared, id: edit.id, text: second }));
    }
    case 'merge':
      return merge(essay, claim, edit);
    case 'remove':
      return essay.claims.length > 1 ? takeOut(essay, claim, edit.keep) : essay;
    case 'place':
      return place(essay, claim, edit);
    case 'say': {
      const text = edit.wording.text.trim();
      const known = claim.wordings?.some((wording) => wording.text === text) || claim.text === text;
      return known ? essay : replace({ ...claim, wordings: [...(claim.wordings ?? []), { ...edit.wording, text }] });
    }
    case 'unsay': {
      if (!claim.wordings?.[edit.index]) return essay;
      const { wordings, ...bare } = claim;
      const left = wordings.toSpliced(edit.index, 1);
      return replace(left.length > 0 ? { ...bare, wordings: left } : bare);
    }
  }
}

/** A sentence of the op-ed stands where the author put it, among the claims of its theme; another one last. */
function placeFor({ claims }: Essay, { theme, source }: Claim): number {
  const next = claims.findIndex(
    (other) => other.theme === theme && source && (other.source?.start ?? 0) > source.start,
  );
  return next < 0 ? claims.length : next;
}

/** A new id may not be one that notes or sightings of a claim gone by still hang on. */
function isFree({ claims, retired = [] }: Essay, id: string): boolean {
  return !claims.some((claim) => claim.id === id) && !retired.some((claim) => claim.id === id);
}

function merge(essay: Essay, claim: Claim, { into, keep }: { into: string; keep: boolean }): Essay {
  const other = essay.claims.find(({ id }) => id === into);
  if (!other || other === claim) return essay;
  const backwards = essay.claims.indexOf(claim) < essay.claims.indexOf(other);
  const texts = backwards ? [claim.text, other.text] : [other.text, claim.text];
  const wordings = [...(other.wordings ?? []), ...(claim.wordings ?? [])];
  const joined: Claim = {
    ...other,
    text: texts.join(' '),
    ...(wordings.length > 0 && { wordings: unlike(wordings) }),
    ...(!other.source && claim.source && { source: claim.source }),
  };
  const without = takeOut(essay, claim, keep);
  return { ...without, claims: without.claims.map((each) => (each.id === into ? joined : each)) };
}

function takeOut(essay: Essay, { id, text }: Claim, keep: boolean): Essay {
  const claims = essay.claims.filter((each) => each.id !== id);
  return keep ? { ...essay, claims, retired: [...(essay.retired ?? []), { id, text }] } : { ...essay, claims };
}

function place(essay: Essay, claim: Claim, { into, before }: { into: string; before: string | null }): Essay {
  if (before === claim.id) return essay;
  const others = essay.claims.filter((each) => each !== claim);
  const at = before === null ? others.length : others.findIndex(({ id, theme }) => id === before && theme === into);
  return at < 0 ? essay : { ...essay, claims: others.toSpliced(at, 0, { ...claim, theme: into }) };
}

/** What the reader worded does not lean on anything any more. */
function withoutLean({ dependent: _dependent, ...claim }: Claim): Claim {
  return claim;
}

function unlike(wordings: Wording[]): Wording[] {
  return [...new Map(wordings.map((wording) => [wording.text, wording])).values()];
}

/** Makes a part of a sentence one of its own: a capital at its head, a full stop at its end. */
function asSentence(part: string): string {
  const text = part
    .trim()
    .replace(/^[,;:–—-]\s*/, '')
    .replace(/\s*[,;:–—-]$/, '');
  if (text === '') return '';
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]["'”’)\]]*$/.test(capital) ? capital : `${capital}.`;
}

const JOINTS = /(?<=[;:?!])\s+|\s+[–—-]\s+|,?\s+(?=(?:and|but|because|so|while|unless|until)\s)/gi;

/**
 * Proposes where to cut a claim: between two sentences where it has them, else at a semicolon, a dash, "and", "but" or
 * "because"; of several places the one nearest to its middle.
 */
export function splitPoint(text: string): number | null {
  const middle = text.length / 2;
  const nearest = (places: number[]) =>
    places
      .filter((index) => index > 8 && index < text.length - 8)
      .toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const sentences = splitSentences(text, 'en');
  const joints = [...text.matchAll(JOINTS)].map(({ index }) => index);
  return nearest(sentences.slice(0, -1).map(({ end }) => end)) ?? nearest(joints) ?? null;
}
