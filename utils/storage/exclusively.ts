/**
 * Runs `work` while no other context of the extension runs work of the same name: what is read, changed and written
 * back would otherwise lose one of two changes. Without the Web Locks API (some test environments) it just runs.
 */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (globalThis.navigator?.locks === undefined) return work();
  return (await navigator.locks.request(`throughline:${name}`, work)) as T;
}
