import { TERMS_BY_RARITY, UNLISTED_RARITY } from './frequencies.ts';
import { unpackLevels } from './termlevels.ts';

let rarities: Map<string, number> | undefined;

/**
 * Tells how rare a term is in the news and on the web at large, in nats: 0 for a term that every text uses, 5.5 for
 * one that hardly any does. The table is unpacked when first asked for.
 */
export function rarityOf(term: string): number {
  rarities ??= unpackLevels(TERMS_BY_RARITY);
  return rarities.get(term) ?? UNLISTED_RARITY / 4;
}
