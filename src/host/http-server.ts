/**
 * Serves a Handler on the loopback. Slow and broken clients are expected: a body has a limit and a time, and a client
 * that breaks off in mid-body ends only its own connection. Once told to stop, the server answers the requests that it
 * has read in full and closes everything else.
 */
import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../core/failure.js';
import { NetworkFault } from '../core/network-fault.js';
import { flattenHeaders } from './headers.js';
import type { Handler, HttpRequest, HttpResponse, ListenOptions, Served } from './host.js';
import { systemCode } from './network-errors.js';

const LOOPBACK = '127.0.0.1';
/** Meta gives a callback ten seconds or so; nobody honest needs longer to send one request to the same machine. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than tunnels keep theirs: who closes first loses the request that the other is just sending.
  keepAliveTimeout: 120_000,
};
/** How long the answers in flight may take once the server was told to stop. */
const GRACE_MS = 1_000;

export async function serve(
  { port, maxBodyBytes, evenWhenStopped = false }: ListenOptions,
  handler: Handler,
  stop: AbortSignal,
): Promise<Served> {
  if (stop.aborted) throw new Failure('interrupted', {});
  /** Requests that were read in full and are not answered yet. */
  const inFlight = new Set<ServerResponse>();
  const closing = new AbortController();
  // Every stream that is being sent listens.
  setMaxListeners(0, closing.signal);
  const receive = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    receiveRequest(incoming, outgoing, maxBodyBytes, (request) => {
      inFlight.add(outgoing);
      outgoing.on('close', () => inFlight.delete(outgoing));
      answer(request, outgoing, { handler, closing: closing.signal });
    });
  };
  const server = createServer(TIMEOUTS, receive);
  server.on('checkContinue', receive);
  const bound = await bind(server, port);
  const close = closeOnce(server, inFlight, closing);
  if (!evenWhenStopped) stop.addEventListener('abort', close, { once: true });
  server.once('close', () => stop.removeEventListener('abort', close));
  return { port: bound, close };
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(toBindFailure(error, port)));
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

function toBindFailure(error: Error, port: number): Error {
  const code = systemCode(error);
  if (code === 'EADDRINUSE') return new Failure('port-in-use', { port }, error);
  if (code === 'EACCES') return new Failure('port-not-permitted', { port }, error);
  return error;
}

/**
 * Hands over the request once it is read; one whose body is larger than allowed is refused. By events and not by promises,
 * which would be half the work of a webhook: nobody else comes here a thousand times a second.
 */
function receiveRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  maxBodyBytes: number,
  take: (request: HttpRequest) => void,
): void {
  if (Number(incoming.headers['content-length'] ?? 0) > maxBodyBytes) {
    refuseBody(incoming, outgoing);
    return;
  }
  if (incoming.headers.expect) outgoing.writeContinue();
  const chunks: Buffer[] = [];
  let bytes = 0;
  const gather = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= maxBodyBytes) chunks.push(chunk);
    else refuseBody(incoming.off('data', gather).off('end', finish), outgoing);
  };
  const finish = () => {
    const [only] = chunks;
    const body = chunks.length === 1 && only ? only : Buffer.concat(chunks);
    take({ method: incoming.method ?? 'GET', url: urlOf(incoming), headers: flattenHeaders(incoming.headers), body });
  };
  incoming
    .on('data', gather)
    .on('end', finish)
    .on('error', () => outgoing.destroy());
}

/** What is still to come is thrown away, not left unread: closing on unread data resets the connection and loses the answer. */
function refuseBody(incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(413, { connection: 'close', 'content-length': 0 }).end();
  incoming.resume();
}

/** The Host header is the client's word; one that is no host is replaced, so that a handler may rely on the URL. */
function urlOf({ url = '/', headers, socket }: IncomingMessage): string {
  if (!url.startsWith('/') && /^https?:\/\//i.test(url) && URL.canParse(url)) return url;
  const path = url.startsWith('/') ? url : `/${url}`;
  return `http://${isHost(headers.host) ? headers.host : `${LOOPBACK}:${socket.localPort}`}${path}`;
}

let lastHost: string | undefined;

/** Nearly every request names the host of the one before. */
function isHost(name: string | undefined): boolean {
  if (name === undefined) return false;
  if (name === lastHost) return true;
  const isGood = /^[\w.:[\]-]+$/.test(name) && URL.canParse(`http://${name}/`);
  if (isGood) lastHost = name;
  return isGood;
}

/** A fault of the handler's own is a 500; a network fault is one that it plays, so the connection breaks. */
function answerFault(fault: unknown): HttpResponse | 'cut' {
  return fault instanceof NetworkFault ? 'cut' : { status: 500, headers: {}, body: NOTHING };
}

interface Answering {
  readonly handler: Handler;
  /** Aborts when the server was told to stop. */
  readonly closing: AbortSignal;
}

function answer(request: HttpRequest, outgoing: ServerResponse, { handler, closing }: Answering): void {
  const send = (response: HttpResponse | 'cut') => {
    try {
      if (response === 'cut') outgoing.destroy();
      else if (response.stream && request.method !== 'HEAD') sendStream(outgoing, response, response.stream, closing);
      else sendWhole(outgoing, response, request.method === 'HEAD');
    } catch {
      // What cannot be sent, such as a header with a line break in it, must not end the process.
      outgoing.destroy();
    }
  };
  handler(request).then(send, (fault) => send(answerFault(fault)));
}

function sendWhole(outgoing: ServerResponse, { status, headers, body }: HttpResponse, isHead: boolean): void {
  if (isHead) outgoing.writeHead(status, headers).end();
  else if (body.byteLength === 0) outgoing.writeHead(status, { 'content-length': 0, ...headers }).end();
  else outgoing.writeHead(status, { 'content-length': body.byteLength, ...headers }).end(body);
}

/** The headers go out at once: who waits for the first event wants to know that somebody listens. */
function sendStream(
  outgoing: ServerResponse,
  { status, headers }: HttpResponse,
  stream: NonNullable<HttpResponse['stream']>,
  closing: AbortSignal,
): void {
  const over = new AbortController();
  const end = () => over.abort();
  outgoing.once('close', end);
  closing.addEventListener('abort', end, { once: true });
  if (closing.aborted) end();
  outgoing.writeHead(status, headers).flushHeaders();
  pipeline(stream(over.signal), outgoing)
    .catch(() => outgoing.destroy())
    .finally(() => {
      end();
      closing.removeEventListener('abort', end);
    });
}

const NOTHING = new Uint8Array();

function closeOnce(
  server: Server,
  inFlight: ReadonlySet<ServerResponse>,
  closing: AbortController,
): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => {
    closing.abort();
    closed ??= closeServer(server, inFlight);
    return closed;
  };
}

async function closeServer(server: Server, inFlight: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, GRACE_MS);
  });
  const answered = [...inFlight].map((each) => new Promise<void>((resolve) => each.once('close', resolve)));
  await Promise.race([Promise.all(answered), grace]);
  clearTimeout(timer);
  server.closeAllConnections();
  await closed;
}
