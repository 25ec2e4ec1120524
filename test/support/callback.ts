import { sign } from '../../src/core/webhook/signature.js';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import type { HttpRequest, HttpResponse } from '../../src/host/host.js';
import type { Terminal } from './cli.js';

export const CALLBACK = 'http://127.0.0.1:5999/webhook';
export const VERIFY_TOKEN = 'verify-token-of-the-test';

export function plain(status: number, body = '', headers: Record<string, string> = {}): HttpResponse {
  return { status, headers: { 'content-type': 'text/plain', ...headers }, body: new TextEncoder().encode(body) };
}

/** A callback that does all that Meta demands, and checks signatures; a test replaces what shall be wrong. */
export interface Callback {
  handshake(query: URLSearchParams, challenge: string, request: HttpRequest): HttpResponse;
  delivery(request: HttpRequest, isSigned: boolean): HttpResponse;
}

const good: Callback = {
  handshake: (query, challenge) =>
    query.get('hub.verify_token') === VERIFY_TOKEN ? plain(200, challenge) : plain(403),
  delivery: (_request, isSigned) => plain(isSigned ? 200 : 401),
};

/** Serves it at CALLBACK in the network of the test. */
export function serveCallback(cli: Terminal, wrong: Partial<Callback> = {}): void {
  const { handshake, delivery } = { ...good, ...wrong };
  cli.network.servers.set(new URL(CALLBACK).host, async (request) => {
    const query = new URL(request.url).searchParams;
    if (request.method === 'GET') return handshake(query, query.get('hub.challenge') ?? '', request);
    const expected = sign(request.body ?? new Uint8Array(), DEFAULT_IDS.appSecret);
    return delivery(request, request.headers['x-hub-signature-256'] === expected);
  });
}
