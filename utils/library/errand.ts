/** What the courier is sent for. */
export interface Errand {
  address: string;
  /** Bytes of a body that is still taken. */
  most: number;
  /** Milliseconds for all of it. */
  limit: number;
}

/** What it comes back with. */
export type Delivery =
  | { kind: 'body'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'failed'; reason: 'unreachable' | 'late' | 'too-large' }
  | { kind: 'failed'; reason: 'refused'; /** As HTTP has it. */ status: number };

/**
 * Asks an address once, as nobody in particular: without cookies, without saying who asks, past the browser's cache.
 * Never throws.
 */
export async function runErrand(
  { address, most, limit }: Errand,
  ask: typeof fetch = (...what) => fetch(...what),
): Promise<Delivery> {
  const signal = AbortSignal.timeout(limit);
  try {
    const response = await ask(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    });
    if (!response.ok) return { kind: 'failed', reason: 'refused', status: response.status };
    const bytes = await readUpTo(response, most);
    return bytes === null ? { kind: 'failed', reason: 'too-large' } : { kind: 'body', bytes };
  } catch {
    // The browser does not say why a request failed: that would tell pages of other sites.
    return { kind: 'failed', reason: signal.aborted ? 'late' : 'unreachable' };
  }
}

/** Reads a body; null where it is larger, of which no more is then read. */
async function readUpTo({ body }: Response, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body === null) return new Uint8Array();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    chunks.push(next.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
