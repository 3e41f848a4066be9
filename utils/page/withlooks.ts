import type { BrowsingState } from '../storage/browsingstate.ts';
import type { PageEdges } from './edges.ts';

/** Fills in how the highlights of these essays look, where the library is so large that only the background knows. */
export async function withLooks(
  browsing: BrowsingState,
  essays: string[],
  ask: Pick<PageEdges['ask'], 'readLooks'>,
): Promise<BrowsingState> {
  if (browsing.library === null || essays.length === 0) return browsing;
  return { ...browsing, essayLooks: await ask.readLooks({ essays: [...new Set(essays)] }) };
}
