import type { Known } from './known.ts';
import type { Memory } from './memory.ts';
import type { Presence } from './presence.ts';
import type { PageReport, PageState } from './state.ts';
import { type Keeping, unkeptMatches } from './unkept.ts';

interface Describe {
  state: PageState;
  known: Known;
  presence: Pick<Presence, 'painted' | 'lost'> | null;
  memory: Pick<Memory, 'rejected' | 'said' | 'keepingFails'>;
  keeping: Keeping;
  /** Of the page and of its document, where no article has its own. */
  address: string;
  title: string;
}

/** Tells the panel of a page as it stands now. */
export function describePage({ state, known, presence, memory, keeping, address, title }: Describe): PageReport {
  const { article, matches, gone } = known;
  // Without an article what is painted may be of another address.
  const marks = (article && presence?.painted) ?? [];
  const painted = marks.flatMap(({ subject }) => subject.matches.map(({ id }) => id));
  return {
    page: article?.url ?? address,
    title: article?.title ?? title,
    state,
    painted,
    // What the reader said is painted on words that differ a little, too.
    lost: [...new Set([...(presence?.lost ?? []), ...gone]).difference(new Set(painted))],
    unkept: unkeptMatches(matches, memory, keeping),
    keepingFails: memory.keepingFails,
  };
}
