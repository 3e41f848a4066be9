import { browser } from '#imports';
import { isExtensionThere } from './extensionthere.ts';

/**
 * The wire format of `@webext-core/messaging`, spoken without the library: by the script that runs in every page, to
 * which its weight would matter, and by `sendToTab`.
 */
export interface WireMessage {
  id: number;
  type: string;
  data: unknown;
  timestamp: number;
}

/** What a listener answers: its result, or its error with the fields copied. */
export interface WireReply {
  res?: unknown;
  err?: { name?: string; message?: string };
}

export function toWire(type: string, data?: unknown): WireMessage {
  return { id: Math.floor(Math.random() * 2 ** 31), type, data, timestamp: Date.now() };
}

/** Takes the result out of a reply. @throws the listener's error by name, or an error where nobody listens */
export function fromWire(reply: unknown): unknown {
  if (reply === null || reply === undefined) throw new Error('No response');
  const { res, err } = reply as WireReply;
  if (err) throw Object.assign(new Error(err.message), { name: err.name ?? 'Error' });
  return res;
}

/**
 * Answers messages of these types until the signal ends it; all others are left to other listeners. Answers may be
 * promises.
 */
export function answerWire(answers: Record<string, (data: never) => unknown>, signal: AbortSignal): void {
  const listen = (message: unknown, _sender: unknown, reply: (answer: WireReply) => void): boolean => {
    const { type, data } = (message ?? {}) as Partial<WireMessage>;
    if (type === undefined || !Object.hasOwn(answers, type)) return false;
    Promise.resolve(data as never)
      .then(answers[type])
      .then(
        (res) => reply({ res }),
        ({ name, message: words }: Error) => reply({ err: { name, message: words } }),
      );
    return true;
  };
  browser.runtime.onMessage.addListener(listen);
  signal.addEventListener('abort', () => isExtensionThere() && browser.runtime.onMessage.removeListener(listen));
}
