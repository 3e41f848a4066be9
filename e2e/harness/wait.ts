/** Asks again every 200 ms, or as told, until the answer is neither null, false nor an error. Throws what was wrong last. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  timeout = 20_000,
  every = 200,
): Promise<T> {
  const end = Date.now() + timeout;
  let last: unknown = 'nothing came';
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  throw new Error(`Waited ${timeout} ms for ${what}: ${String(last)}`);
}
