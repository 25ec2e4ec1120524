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
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };
/** How long the answers in flight may take once the server was told to stop. */
const GRACE_MS = 1_000;

export async function serve(
  { port, maxBodyBytes, evenWhenStopped = false }: ListenOptions,
  handler: Handler,
  stop: AbortSignal,
): Promise<Served> {
  if (stop.aborted) throw new Failure('interrupted', {});
  const inFlight = new Set<Promise<void>>();
  const closing = new AbortController();
  // Every stream that is being sent listens.
  setMaxListeners(0, closing.signal);
  const receive = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    // A rejected async request listener would be an unhandled rejection and end the process.
    receiveRequest(incoming, outgoing, maxBodyBytes)
      .then((request) => request && track(inFlight, answer(request, outgoing, { handler, closing: closing.signal })))
      .catch(() => outgoing.destroy());
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

/** The request once it is read, or undefined when its body is larger than allowed and was refused. */
async function receiveRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  maxBodyBytes: number,
): Promise<HttpRequest | undefined> {
  if (Number(incoming.headers['content-length'] ?? 0) > maxBodyBytes) return refuseBody(incoming, outgoing);
  if (incoming.headers.expect) outgoing.writeContinue();
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Not `for await`: leaving its loop early would destroy the connection before the refusal is sent.
  const isWhole = await new Promise<boolean>((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBodyBytes) resolve(false);
      else chunks.push(chunk);
    });
    incoming.once('end', () => resolve(true));
    incoming.once('error', reject);
  });
  if (!isWhole) return refuseBody(incoming, outgoing);
  const [only] = chunks;
  const body = chunks.length === 1 && only ? only : Buffer.concat(chunks);
  return { method: incoming.method ?? 'GET', url: urlOf(incoming), headers: flattenHeaders(incoming.headers), body };
}

/** What is still to come is thrown away, not left unread: closing on unread data resets the connection and loses the answer. */
function refuseBody(incoming: IncomingMessage, outgoing: ServerResponse): undefined {
  outgoing.writeHead(413, { connection: 'close', 'content-length': 0 }).end();
  incoming.resume();
}

/** The Host header is the client's word; one that is no host is replaced, so that a handler may rely on the URL. */
function urlOf({ url = '/', headers, socket }: IncomingMessage): string {
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url;
  const path = url.startsWith('/') ? url : `/${url}`;
  const own = `http://${LOOPBACK}:${socket.localPort}${path}`;
  const named = `http://${headers.host}${path}`;
  return headers.host && /^[\w.:[\]-]+$/.test(headers.host) && URL.canParse(named) ? named : own;
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

async function answer(request: HttpRequest, outgoing: ServerResponse, { handler, closing }: Answering): Promise<void> {
  const response = await handler(request).catch(answerFault);
  if (response === 'cut') {
    outgoing.destroy();
    return;
  }
  const isHead = request.method === 'HEAD';
  if (response.stream && !isHead) return sendStream(outgoing, response, response.stream, closing);
  const length = isHead ? {} : { 'content-length': response.body.byteLength };
  outgoing.writeHead(response.status, { ...length, ...response.headers });
  await new Promise<void>((resolve) => {
    outgoing.once('close', resolve);
    outgoing.end(isHead ? undefined : response.body, resolve);
  });
}

/** The headers go out at once: who waits for the first event wants to know that somebody listens. */
async function sendStream(
  outgoing: ServerResponse,
  { status, headers }: HttpResponse,
  stream: NonNullable<HttpResponse['stream']>,
  closing: AbortSignal,
): Promise<void> {
  const over = new AbortController();
  const end = () => over.abort();
  outgoing.once('close', end);
  closing.addEventListener('abort', end, { once: true });
  if (closing.aborted) end();
  outgoing.writeHead(status, headers).flushHeaders();
  try {
    await pipeline(stream(over.signal), outgoing);
  } finally {
    end();
    closing.removeEventListener('abort', end);
  }
}

const NOTHING = new Uint8Array();

async function track(inFlight: Set<Promise<void>>, work: Promise<void>): Promise<void> {
  inFlight.add(work);
  try {
    await work;
  } finally {
    inFlight.delete(work);
  }
}

function closeOnce(
  server: Server,
  inFlight: ReadonlySet<Promise<void>>,
  closing: AbortController,
): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => {
    closing.abort();
    closed ??= closeServer(server, inFlight);
    return closed;
  };
}

async function closeServer(server: Server, inFlight: ReadonlySet<Promise<void>>): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, GRACE_MS);
  });
  await Promise.race([Promise.allSettled(inFlight), grace]);
  clearTimeout(timer);
  server.closeAllConnections();
  await closed;
}
