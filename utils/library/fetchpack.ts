import { browser } from '#imports';
import type { Essay } from '../essays/essay.ts';
import { parseEssayFile } from '../essays/parse.ts';
import { decodeText } from './decodetext.ts';
import type { Delivery, Errand } from './errand.ts';
import { AddressError } from './typedaddress.ts';

/** Bytes: what a pack may have in characters (`LONGEST_FILE`), were each written in two. */
const LARGEST_PACK = 8_000_000;
/** Milliseconds. */
const LIMIT = 30_000;

/** Firefox has no sandboxed pages, and what may fetch there could fetch with the reader's notes at hand. */
export const CAN_FETCH_PACKS = !import.meta.env.FIREFOX;

/**
 * Asks an address for an essay pack: that address alone, through the courier (`entrypoints/courier.ts`), which knows
 * nothing but it. This page itself could not: `connect-src 'self'`.
 * @throws AddressError, EssayFileError
 */
export async function fetchPack(address: string): Promise<Essay> {
  const delivery = await sendCourier({ address, most: LARGEST_PACK, limit: LIMIT });
  if (delivery.kind === 'body') return parseEssayFile(decodeText(delivery.bytes));
  throw new AddressError(describeFailure(new URL(address), delivery));
}

async function sendCourier(errand: Errand): Promise<Delivery> {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = browser.runtime.getURL('/courier.html' as '/');
  const { port1, port2 } = new MessageChannel();
  try {
    return await new Promise<Delivery>((resolve) => {
      port1.addEventListener('message', ({ data }: MessageEvent<Delivery>) => resolve(data));
      port1.start();
      // Its origin is opaque and has no name; the frame is ours, and no other page can be led into it.
      frame.addEventListener('load', () => frame.contentWindow?.postMessage(errand, '*', [port2]));
      setTimeout(() => resolve({ kind: 'failed', reason: 'late' }), errand.limit + 5_000);
      document.body.append(frame);
    });
  } finally {
    port1.close();
    frame.remove();
  }
}

/** Says in a sentence why no pack came. */
function describeFailure({ hostname }: URL, failed: Extract<Delivery, { kind: 'failed' }>): string {
  switch (failed.reason) {
    case 'late':
      return `${hostname} took too long to answer. Try again later.`;
    case 'too-large':
      return 'What lies at that address is too large for an essay pack.';
    case 'refused':
      return failed.status === 404 || failed.status === 410
        ? `There is no such file on ${hostname} (${failed.status}). Check the address.`
        : `${hostname} answered with an error (${failed.status}). Try again later.`;
    case 'unreachable':
      return `${hostname} could not be reached, or does not hand its files to other sites (CORS). You can save the pack there and open it as a file.`;
  }
}
