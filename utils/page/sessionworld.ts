import type { PageSession, SessionGround } from './pagesession.ts';

/** Starts a page session on what the lookout hands over. */
export type StartSession = (ground: SessionGround) => PageSession;

/** The isolated world that our scripts share in one document; the page cannot see into it. */
const world = globalThis as { throughlineStartSession?: StartSession };

/**
 * Leaves the way to start a session where the lookout of this document finds it. Only the lookout starts one: a script
 * that arrives twice, or in a document that came in place of the one that asked, changes nothing.
 */
export function offerSession(start: StartSession): void {
  world.throughlineStartSession = start;
}

/** Finds what was offered in this document; null: the script with it has not run here. */
export function offeredSession(): StartSession | null {
  return world.throughlineStartSession ?? null;
}
