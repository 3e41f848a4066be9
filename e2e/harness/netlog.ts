import { readFileSync } from 'node:fs';

/** A request as Chromium's own network log tells it. */
export interface LoggedRequest {
  url: string;
  /** Origin that asked, e.g. `chrome-extension://…`; empty where the log names none. */
  initiator: string;
}

/** Switch that makes Chromium write down every request of every process, service workers included. */
export function netLogSwitch(path: string): string {
  return `--log-net-log=${path}`;
}

/** Reads the http(s), ws(s) and ftp requests from a log; the browser must have closed in good order. */
export function readNetLog(path: string): LoggedRequest[] {
  const log = parseLog(readFileSync(path, 'utf8'));
  const started = log.constants.logEventTypes.URL_REQUEST_START_JOB;
  if (started === undefined) throw new Error('The network log has no URL_REQUEST_START_JOB: its format has changed.');
  return log.events
    .filter(({ type, params }) => type === started && params?.url !== undefined)
    .map(({ params }) => ({ url: params?.url ?? '', initiator: params?.initiator ?? '' }))
    .filter(({ url }) => /^(https?|wss?|ftp):/.test(url));
}

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; initiator?: string } }[];
}

function parseLog(text: string): NetLog {
  try {
    return JSON.parse(text) as NetLog;
  } catch {
    // A browser that was ended in a hurry leaves the list of events open.
    return JSON.parse(`${text.trimEnd().replace(/,$/, '')}]}`) as NetLog;
  }
}
