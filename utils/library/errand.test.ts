import { describe, expect, it, vi } from 'vitest';
import { runErrand } from './errand.ts';

const ERRAND = { address: 'https://packs.example/reefs.json', most: 10, limit: 1_000 };
const answering = (answer: Response) => vi.fn<typeof fetch>(async () => answer);

describe('runErrand', () => {
  it('asks the one address, without cookies and without a referrer', async () => {
    const ask = answering(new Response('0123456789'));
    expect(await runErrand(ERRAND, ask)).toEqual({ kind: 'body', bytes: new TextEncoder().encode('0123456789') });
    expect(ask).toHaveBeenCalledExactlyOnceWith(
      ERRAND.address,
      expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer' }),
    );
  });

  it('stops reading what is too large', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(stream) {
        sent += 1;
        stream.enqueue(new Uint8Array(4));
      },
    });
    expect(await runErrand(ERRAND, answering(new Response(endless)))).toEqual({ kind: 'failed', reason: 'too-large' });
    expect(sent).toBeLessThan(6);
  });

  it('tells an answer that is none from no answer, and from one that takes too long', async () => {
    expect(await runErrand(ERRAND, answering(new Response('', { status: 404 })))).toEqual({
      kind: 'failed',
      reason: 'refused',
      status: 404,
    });
    const failing = vi.fn<typeof fetch>().mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await runErrand(ERRAND, failing)).toEqual({ kind: 'failed', reason: 'unreachable' });
    const hanging: typeof fetch = (_address, options) =>
      new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => reject(options.signal?.reason));
      });
    expect(await runErrand({ ...ERRAND, limit: 1 }, hanging)).toEqual({ kind: 'failed', reason: 'late' });
  });
});
