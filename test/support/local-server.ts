import { findSigner } from '../../src/core/webhook/signature.js';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import type { HttpRequest } from '../../src/host/host.js';
import { VERIFY_TOKEN } from './callback.js';
import type { Terminal } from './cli.js';

/** A server that somebody writes: it checks the signature, as it should, and says what it thinks. */
export interface LocalServer {
  readonly received: HttpRequest[];
  answer: { status: number; body: string };
}

/** Where deliveries go when no address is named. */
export const LISTENER = '127.0.0.1:3000';

export function serveLocally(cli: Terminal, address = LISTENER, isCareful = true): LocalServer {
  const server: LocalServer = { received: [], answer: { status: 200, body: 'EVENT_RECEIVED' } };
  cli.network.servers.set(address, async (request) => {
    server.received.push(request);
    const header = request.headers['x-hub-signature-256'];
    const isSigned = findSigner(request.body ?? new Uint8Array(), header, [DEFAULT_IDS.appSecret]) === 0;
    const { status, body } = isSigned || !isCareful ? server.answer : { status: 401, body: 'no' };
    return { status, headers: {}, body: new TextEncoder().encode(body) };
  });
  return server;
}

export const bodyOf = ({ body }: HttpRequest): string => new TextDecoder().decode(body);

/** Has `webhook listen` record what these command lines deliver to it, in the place of a local server. */
export async function recordDeliveries(cli: Terminal, ...lines: readonly string[]): Promise<void> {
  cli.network.servers.delete(LISTENER);
  await cli('webhook listen', {
    env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN },
    async meanwhile(host) {
      await host.listening();
      for (const line of lines) await cli(line);
      host.pressCtrlC();
    },
  });
}
