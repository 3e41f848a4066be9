/** Tells whether the extension was updated or removed under the page: nobody is there to answer any more. */
export function isCutOff(error: unknown): boolean {
  return error instanceof Error && /extension context invalidated/i.test(error.message);
}
