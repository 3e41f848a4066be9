import type { Verdict } from '../matching/match.ts';
import type { Known } from './known.ts';
import type { ShownMatch } from './knownmatch.ts';
import type { Memory } from './memory.ts';
import type { EarlierMatch } from './stillonpage.ts';

interface Judged {
  id: string;
  /** Null: the verdict is taken back. */
  verdict: Verdict | null;
  /** What the page shows under this id. */
  match: ShownMatch | undefined;
  known: Known;
  earlier: EarlierMatch[];
  memory: Pick<Memory, 'said' | 'rejected' | 'setVerdict'>;
  /** What is shown under this address is known. */
  isRead: boolean;
}

/**
 * Takes the reader's verdict into what is known of a page.
 * @returns whether the matcher is to be asked anew: what it learned from a verdict of an earlier visit kept it from finding
 * what is to come back
 */
export function judge({ id, verdict, match, known, earlier, memory, isRead }: Judged): boolean {
  const back = earlier.find((each) => each.id === id && each.hidden === 'turned-down');
  if (back && verdict !== 'not-a-match') {
    back.hidden = null;
    // Else a reading that is still to come shows it, or nothing is shown under this address.
    if (isRead) known.matches = [...known.matches, back];
  }
  const judged = [...memory.said, ...memory.rejected].find((each) => each.id === id);
  memory.setVerdict(match ?? { id }, verdict);
  // What the matcher says by now may be what it learned from the verdict that is taken back.
  if (judged && verdict === null)
    known.matches = known.matches.map((each) => (each.id === id ? { ...each, score: judged.score } : each));
  return isRead && judged !== undefined && verdict === null && match === undefined;
}
