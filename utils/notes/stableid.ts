import { cyrb53 } from '../matching/hash.ts';

/**
 * Makes the id of a note that comes from elsewhere out of what names it there, so that importing it again finds it: a
 * UUID of version 8 (RFC 9562, "custom") from 159 bits of cyrb53 hashes. Not for secrets.
 * @param parts the source and what names the note in it; the same parts give the same id everywhere
 */
export function stableId(...parts: string[]): string {
  const name = parts.join('\u0000');
  const hex = [0, 1, 2].map((seed) => cyrb53(name, seed).toString(16).padStart(14, '0').slice(-13)).join('');
  const variant = '89ab'[Number.parseInt(hex[15]!, 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(12, 15)}`,
    `${variant}${hex.slice(16, 19)}`,
    hex.slice(19, 31),
  ].join('-');
}
