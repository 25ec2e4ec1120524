import { Agent, type Dispatcher, errors } from 'undici';
import { Failure } from '../core/failure.js';
import { NetworkFault } from '../core/network-fault.js';
import { MAX_BODY_BYTES } from './body-limit.js';
import { flattenHeaders } from './headers.js';
import type { Fetch, FetchOptions, HttpRequest, HttpResponse, Pool } from './host.js';
import { systemCode, timeoutFault, toNetworkFault } from './network-errors.js';

/** Connections for long-lived traffic. How many requests run at once is the caller's to decide; each gets a connection. */
export function createPool(stop: AbortSignal): Pool {
  const agent = new Agent({ autoSelectFamilyAttemptTimeout: 1_000, keepAliveTimeout: 4_000 });
  const fetch: Fetch = (request, options) => {
    if (stop.aborted && !options.evenWhenStopped) return Promise.reject(new Failure('interrupted', {}));
    return send(agent, request, options, stop);
  };
  return { fetch, close: () => agent.destroy() };
}

async function send(
  agent: Agent,
  request: HttpRequest,
  options: FetchOptions,
  stop: AbortSignal,
): Promise<HttpResponse> {
  let isSent = false;
  const watched = agent.compose(
    onRequestStart(() => {
      isSent = true;
    }),
  );
  const aborter = new AbortController();
  const interrupt = () => aborter.abort(new Failure('interrupted', {}));
  const timer = setTimeout(() => aborter.abort(timeoutFault(isSent ? 'open' : 'connecting')), options.timeoutMs);
  if (!options.evenWhenStopped) stop.addEventListener('abort', interrupt, { once: true });
  try {
    return await exchange(watched, request, options, aborter.signal);
  } catch (error) {
    throw toFault(error, isSent);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', interrupt);
  }
}

async function exchange(
  dispatcher: Dispatcher,
  { method, url, headers, body }: HttpRequest,
  { maxBodyBytes = MAX_BODY_BYTES }: FetchOptions,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const target = new URL(url);
  const answer = await dispatcher.request({
    origin: target.origin,
    path: target.pathname + target.search,
    method: method as Dispatcher.HttpMethod,
    headers: { ...headers },
    body: body ?? null,
    signal,
    // The time-out of the whole exchange is ours; undici's own, of the parts, would only cut it short.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) throw new NetworkFault('broken', 'BODY_TOO_LARGE', true);
    chunks.push(chunk);
  }
  return { status: answer.statusCode, headers: flattenHeaders(answer.headers), body: Buffer.concat(chunks) };
}

/** undici calls this hook when a connected, secured socket is about to carry the request, and not before. */
function onRequestStart(started: () => void): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      onRequestStart(controller, context) {
        started();
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
      onResponseStart: (...args) => handler.onResponseStart?.(...args),
      onResponseData: (...args) => handler.onResponseData?.(...args),
      onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
      onResponseError: (...args) => handler.onResponseError?.(...args),
    });
}

function toFault(error: unknown, isSent: boolean): unknown {
  if (error instanceof Failure || error instanceof NetworkFault) return error;
  if (error instanceof errors.ConnectTimeoutError) return timeoutFault('connecting');
  return toNetworkFault(error, isSent ? 'open' : stageOf(systemCode(error)));
}

/** undici does not say whether the connection or its TLS handshake broke; a reset before anything was sent is the latter. */
function stageOf(code: string): 'connecting' | 'securing' {
  return code === 'ECONNRESET' || code === 'UND_ERR_SOCKET' ? 'securing' : 'connecting';
}
