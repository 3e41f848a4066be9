import { sensitivityOf } from '../essays/look.ts';
import type { Sensitivity } from '../matching/match.ts';
import { selectHighlights } from '../matching/select.ts';
import type { PageMemory } from '../messaging/protocol.ts';
import type { KnownMatch, ShownMatch } from './knownmatch.ts';
import { essaysOn, type ShownState } from './withlooks.ts';

/** Puts what the reader said in the place of what the matcher thinks, and leaves out what was turned down. */
export function asJudged(
  matches: KnownMatch[],
  { rejected, said }: Pick<PageMemory, 'rejected' | 'said'>,
): KnownMatch[] {
  const judged = new Set([...said, ...rejected].map(({ id }) => id));
  const sentences = new Map(matches.map(({ id, sentence }) => [id, sentence]));
  return [
    ...matches.filter(({ id }) => !judged.has(id)),
    ...said.map((match) => ({ ...match, sentence: sentences.get(match.id) ?? -1, score: 1, said: true as const })),
  ];
}

/**
 * Chooses what a page shows: what the reader said, and the matcher's best of the rest. A match that the reader turned
 * down still counts among its sentence's two: it must not bring up a third, even where it taught the matcher better.
 */
export function chooseShown(
  matches: KnownMatch[],
  { rejected, said }: Pick<PageMemory, 'rejected' | 'said'>,
  sensitivity: Sensitivity | ((essay: string) => Sensitivity),
): ShownMatch[] {
  const judged = new Set([...said, ...rejected].map(({ id }) => id));
  // Where the sentence begins by now: text may have come before it since it was turned down.
  const starts = new Map(matches.map(({ id, quote }) => [id, quote.start]));
  const candidates = [
    ...matches
      .filter(({ id }) => !judged.has(id))
      .map((match) => ({ essay: match.essay, sentence: match.quote.start, score: match.score, match })),
    ...rejected.map(({ id, essay, start, score }) => ({
      essay,
      sentence: starts.get(id) ?? start,
      score,
      match: null,
    })),
  ];
  return [
    ...said.map((match) => ({ ...match, score: 1, said: true as const })),
    ...selectHighlights(candidates, sensitivity).flatMap(({ match }) => match ?? []),
  ];
}

/**
 * Chooses by what the reader has set. What is known of an essay that was switched off stays out of the page, as it does out
 * of the panel; before anything was read a page cannot tell.
 */
export function chooseByState(
  matches: KnownMatch[],
  { rejected, said }: Pick<PageMemory, 'rejected' | 'said'>,
  browsing: Pick<ShownState, 'settings' | 'library' | 'gateProfiles' | 'asked' | 'essayLooks'> | null,
): ShownMatch[] {
  const on = browsing ? essaysOn(browsing) : () => true;
  const isOn = ({ essay }: { essay: string }) => on(essay);
  const forAll = browsing?.settings.sensitivity ?? 'balanced';
  return chooseShown(matches.filter(isOn), { rejected, said: said.filter(isOn) }, (essay) =>
    sensitivityOf(essay, browsing?.essayLooks ?? [], forAll),
  );
}
