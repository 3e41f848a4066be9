/** How often something may be done: a number of times at once, and one more after every pause. */
export interface Allowance {
  /** Uses one up; false: there is none left. */
  take(): boolean;
  /** Milliseconds until there is one; 0: now. */
  wait(): number;
  /** Sees that there are at least so many. */
  grant(least: number): void;
}

/**
 * Makes an allowance, full at first.
 * @param atOnce most that are ever in store
 * @param pause milliseconds in which one more comes
 */
export function createAllowance(atOnce: number, pause: number): Allowance {
  let left = atOnce;
  let since = Date.now();
  const refill = (): void => {
    const more = Math.floor((Date.now() - since) / pause);
    if (more <= 0) return;
    left = Math.min(atOnce, left + more);
    since += more * pause;
  };
  return {
    take() {
      refill();
      if (left === 0) return false;
      // The clock of a full store stands still.
      if (left === atOnce) since = Date.now();
      left -= 1;
      return true;
    },
    wait() {
      refill();
      return left > 0 ? 0 : since + pause - Date.now();
    },
    grant(least) {
      left = Math.max(left, least);
    },
  };
}
