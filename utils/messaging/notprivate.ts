/** Tells that a message comes from a window that is not private. Without a tab the browser does not say: then false. */
export function isNotPrivate({ tab }: { tab?: { incognito?: boolean } }): boolean {
  return tab?.incognito === false;
}
