import type { ClaimUse } from '@/utils/storage/ownessays.ts';

/** Says what hangs on a claim; empty where the reader sees nothing that does. */
export function wordsOfUse({ sightings, notes }: ClaimUse): string {
  const parts = [
    sightings > 0 ? `${sightings} ${sightings === 1 ? 'sentence' : 'sentences'} that you met` : '',
    notes > 0 ? `${notes} ${notes === 1 ? 'note' : 'notes'}` : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  return `${parts.join(' and ')} ${sightings + notes === 1 ? 'hangs' : 'hang'} on this claim.`;
}
