import type { ClaimRef } from '../essays/essay.ts';

/** Writes a link to a claim into a note: Markdown, with an address that only Throughline opens. */
export function writeClaimLink({ essay, claim }: ClaimRef, text: string): string {
  const label = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]()*_`~]/g, '\\$&');
  return `[${label}](#claim/${encode(essay)}/${encode(claim)})`;
}

/** Reads the address of a link to a claim; null: it is another. */
export function readClaimLink(address: string): ClaimRef | null {
  const [, essay, claim] = /^#claim\/([^/\s]+)\/([^/\s]+)$/.exec(address) ?? [];
  if (essay === undefined || claim === undefined) return null;
  try {
    return { essay: decodeURIComponent(essay), claim: decodeURIComponent(claim) };
  } catch {
    return null;
  }
}

/** Brackets too: they would end the link. */
function encode(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replace(/[()]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
