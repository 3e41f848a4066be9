/** Hashes text to 53 bits by cyrb53 (public domain). Not for secrets. */
export function cyrb53(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/** Hashes text to 53 bits, in base 36. Not for secrets. */
export function hash53(text: string): string {
  return cyrb53(text, 0).toString(36);
}

/** Hashes text to 106 bits, in base 36: two texts of all that a reader will ever meet do not share it. Not for secrets. */
export function hash106(text: string): string {
  return hash53(text) + cyrb53(text, 1).toString(36).padStart(11, '0');
}
