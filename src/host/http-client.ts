/**
 * One request over node:http or node:https. Not fetch: on Node 20 the first fetch of a process costs 200 ms of CPU, and
 * most commands send one request. Connections are kept for the next request, but an idle one never keeps the process
 * alive, since Node's agent unrefs it.
 */
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import { Failure } from '../core/failure.js';
import { NetworkFault } from '../core/network-fault.js';
import { MAX_BODY_BYTES } from './body-limit.js';
import { flattenHeaders } from './headers.js';
import type { Fetch, FetchOptions, HttpRequest, HttpResponse } from './host.js';
import { type Stage, timeoutFault, toNetworkFault } from './network-errors.js';

const AGENT_OPTIONS = {
  keepAlive: true,
  /** Idle connections are dropped before the usual server does so (5 s), because a request sent into a closing one is lost. */
  timeout: 4_000,
  /** Node's 250 ms for each address of a host is too short for far or slow lines. */
  autoSelectFamilyAttemptTimeout: 1_000,
};

/** A client with its own connections. A request in flight when `stop` aborts fails with Failure `interrupted`. */
export function createHttpClient(stop: AbortSignal): Fetch {
  const plain = new http.Agent(AGENT_OPTIONS);
  let secure: Promise<(url: string, settings: RequestOptions) => ClientRequest> | undefined;
  return async (request, options) => {
    if (stop.aborted && !options.evenWhenStopped) throw new Failure('interrupted', {});
    const isSecure = request.url.startsWith('https:');
    const settings = { method: request.method, headers: request.headers };
    if (isSecure) secure ??= openSecure();
    const outgoing =
      secure && isSecure
        ? (await secure)(request.url, settings)
        : http.request(request.url, { ...settings, agent: plain });
    return exchange(outgoing, request, options, { isSecure, stop });
  };
}

/** TLS costs some 10 ms to load, which an emulator on the loopback has no use for. */
async function openSecure(): Promise<(url: string, settings: RequestOptions) => ClientRequest> {
  const { Agent, request } = await import('node:https');
  const agent = new Agent(AGENT_OPTIONS);
  return (url, settings) => request(url, { ...settings, agent });
}

interface Circumstances {
  readonly isSecure: boolean;
  readonly stop: AbortSignal;
}

async function exchange(
  outgoing: ClientRequest,
  request: HttpRequest,
  options: FetchOptions,
  { isSecure, stop }: Circumstances,
): Promise<HttpResponse> {
  let stage: Stage = 'connecting';
  let ending: Failure | NetworkFault | undefined;
  const end = (why: Failure | NetworkFault) => {
    ending ??= why;
    outgoing.destroy(why);
  };
  followStage(outgoing, isSecure, (reached) => {
    stage = reached;
  });
  const interrupt = () => end(new Failure('interrupted', {}));
  const timer = setTimeout(() => end(timeoutFault(stage)), options.timeoutMs);
  if (!options.evenWhenStopped) stop.addEventListener('abort', interrupt, { once: true });
  try {
    return await answerTo(outgoing, request.body, options.maxBodyBytes ?? MAX_BODY_BYTES);
  } catch (error) {
    throw ending ?? (error instanceof NetworkFault ? error : toNetworkFault(error, stage));
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', interrupt);
  }
}

/** Until the handshake of TLS is over nothing of the request has left, even though Node has taken it. */
function followStage(outgoing: ClientRequest, isSecure: boolean, reached: (stage: Stage) => void): void {
  outgoing.once('socket', (socket: Socket) => {
    if (outgoing.reusedSocket || !socket.connecting) return reached('open');
    socket.once('connect', () => reached(isSecure ? 'securing' : 'open'));
    if (isSecure) socket.once('secureConnect', () => reached('open'));
  });
}

function answerTo(outgoing: ClientRequest, body: Uint8Array | undefined, maxBodyBytes: number): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    outgoing.once('error', reject);
    // Without this Node would drop the connection and tell nobody, not even when the time is up.
    outgoing.once('upgrade', (_, socket) => {
      socket.destroy();
      reject(new NetworkFault('broken', 'UNEXPECTED_UPGRADE', true));
    });
    outgoing.once('response', (incoming) => {
      gather(incoming, maxBodyBytes)
        .then(resolve, reject)
        // After a whole answer this does nothing; after a broken one it gives the connection up.
        .finally(() => incoming.complete || outgoing.destroy());
    });
    outgoing.end(body);
  });
}

async function gather(incoming: IncomingMessage, maxBodyBytes: number): Promise<HttpResponse> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) throw new NetworkFault('broken', 'BODY_TOO_LARGE', true);
    chunks.push(chunk);
  }
  return { status: incoming.statusCode ?? 0, headers: flattenHeaders(incoming.headers), body: Buffer.concat(chunks) };
}
