import type { BrowsingState } from '../storage/browsingstate.ts';
import type { PageEdges } from './edges.ts';

/** What a page goes by when it shows highlights. */
export interface ShownState extends BrowsingState {
  /** Essays of a large library that the background was asked about. It has no look of one that is switched off. */
  asked?: ReadonlySet<string>;
}

/** Fills in how the highlights of these essays look, where the library is so large that only the background knows. */
export async function withLooks(
  browsing: ShownState,
  essays: string[],
  ask: Pick<PageEdges['ask'], 'readLooks'>,
): Promise<ShownState> {
  const asked = new Set([...essays, ...(browsing.asked ?? [])]);
  if (browsing.library === null || asked.size === (browsing.asked?.size ?? 0)) return browsing;
  return { ...browsing, asked, essayLooks: await ask.readLooks({ essays: [...asked] }) };
}

/** Tells which essays are on; of one that was not asked about, that it is. */
export function essaysOn({
  library,
  gateProfiles,
  asked,
  essayLooks,
}: Pick<ShownState, 'library' | 'gateProfiles' | 'asked' | 'essayLooks'>): (essay: string) => boolean {
  const known = new Set(library === null ? gateProfiles.map(({ essay }) => essay) : essayLooks.map(({ id }) => id));
  return (essay) => known.has(essay) || (library !== null && asked?.has(essay) !== true);
}
