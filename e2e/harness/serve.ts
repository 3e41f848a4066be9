import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Pages on 127.0.0.1, where content scripts run as on any site. */
export interface PageServer {
  /** Address of a path, e.g. `http://127.0.0.1:40123/on.html`. */
  address(path: string): string;
  /**
   * Serves HTML, or bytes as another kind of content, at a path from now on. JSON is handed to every site, as packs have
   * to be. `status`: as HTTP has it. `headers`: lines to serve it with beside its type.
   */
  put(path: string, html: string | Uint8Array, type?: string, status?: number, headers?: Record<string, string>): void;
  /** Paths asked for so far, in order. */
  requested: string[];
  /** The header lines with which a path was asked for last, names in lower case; null: it was not. */
  headersOf(path: string): IncomingHttpHeaders | null;
  close(): Promise<void>;
}

/** Starts a server for pages held in memory; everything else is 404. */
export async function servePages(pages: Record<string, string> = {}): Promise<PageServer> {
  const held = new Map<
    string,
    { body: string | Uint8Array; type?: string; status?: number; headers?: Record<string, string> }
  >();
  for (const [path, body] of Object.entries(pages)) held.set(path, { body });
  const requested: string[] = [];
  const headers = new Map<string, IncomingHttpHeaders>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice(1);
    requested.push(path);
    headers.set(path, request.headers);
    const found = held.get(path);
    // A missing icon or stylesheet of a saved page is not an error that the page's console should count as ours.
    const usual = path.endsWith('.pdf') ? 'application/pdf' : 'text/html; charset=utf-8';
    if (found?.type === 'application/json') response.setHeader('access-control-allow-origin', '*');
    response.writeHead(found === undefined ? 204 : (found.status ?? 200), {
      ...found?.headers,
      'content-type': found?.type ?? usual,
    });
    response.end(found?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: (path) => `http://127.0.0.1:${port}/${path}`,
    put: (path, body, type, status, headers) => void held.set(path, { body, type, status, headers }),
    requested,
    headersOf: (path) => headers.get(path) ?? null,
    close: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
