import { Agent, type Dispatcher, errors } from 'undici';
import { Failure } from '../core/failure.js';
import { NetworkFault } from '../core/network-fault.js';
import { MAX_BODY_BYTES } from './body-limit.js';
import { joinHeaders } from './headers.js';
import type { Fetch, FetchOptions, HttpRequest, HttpResponse, Pool } from './host.js';
import { systemCode, timeoutFault, toNetworkFault } from './network-errors.js';

/** Connections for long-lived traffic. How many requests run at once is the caller's to decide; each gets a connection. */
export function createPool(stop: AbortSignal): Pool {
  const agent = new Agent({ autoSelectFamilyAttemptTimeout: 1_000, keepAliveTimeout: 4_000 });
  // One listener for all: a signal takes the longer to forget one, the more it has.
  const stoppable = new Set<Exchange>();
  const interrupt = () => {
    for (const exchange of stoppable) exchange.end(new Failure('interrupted', {}));
  };
  stop.addEventListener('abort', interrupt, { once: true });
  const targets = createTargets();
  const fetch: Fetch = (request, options) => {
    if (stop.aborted && !options.evenWhenStopped) return Promise.reject(new Failure('interrupted', {}));
    return new Promise((resolve, reject) => {
      const exchange = new Exchange(options, {
        resolve(answer) {
          stoppable.delete(exchange);
          resolve(answer);
        },
        reject(fault) {
          stoppable.delete(exchange);
          reject(fault);
        },
      });
      if (!options.evenWhenStopped) stoppable.add(exchange);
      dispatch(agent, toDispatch(request, targets(request.url)), exchange);
    });
  };
  return {
    fetch,
    close() {
      stop.removeEventListener('abort', interrupt);
      return agent.destroy();
    },
  };
}

interface Target {
  readonly origin: string;
  readonly path: string;
}

/** Traffic mostly goes to one address, which then need not be taken apart each time. */
function createTargets(): (url: string) => Target {
  let last: (Target & { readonly url: string }) | undefined;
  return (url) => {
    if (last?.url === url) return last;
    const { origin, pathname, search } = new URL(url);
    last = { url, origin, path: pathname + search };
    return last;
  };
}

function toDispatch({ method, headers, body }: HttpRequest, { origin, path }: Target): Agent.DispatchOptions {
  return {
    origin,
    path,
    method: method as Dispatcher.HttpMethod,
    headers,
    body: body ?? null,
    // The time-out of the whole exchange is ours; undici's own, of the parts, would only cut it short.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
}

function dispatch(agent: Agent, options: Agent.DispatchOptions, exchange: Exchange): void {
  try {
    agent.dispatch(options, exchange);
  } catch (error) {
    exchange.fail(error);
  }
}

interface Settling {
  resolve(answer: HttpResponse): void;
  reject(fault: unknown): void;
}

/** One request and its answer. undici calls it as things happen, without a stream and a signal for each request. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #settling: Settling;
  readonly #maxBodyBytes: number;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #status = 0;
  #headers: HttpResponse['headers'] = {};
  #controller: Dispatcher.DispatchController | undefined;
  #isOver = false;

  constructor({ timeoutMs, maxBodyBytes = MAX_BODY_BYTES }: FetchOptions, settling: Settling) {
    this.#settling = settling;
    this.#maxBodyBytes = maxBodyBytes;
    this.#timer = setTimeout(() => this.end(timeoutFault(this.#isSent ? 'open' : 'connecting')), timeoutMs);
  }

  /** undici starts a request when a connected, secured socket is about to carry it, and not before. */
  get #isSent(): boolean {
    return this.#controller !== undefined;
  }

  /** Breaks it off. */
  end(why: Failure | NetworkFault): void {
    if (this.#isOver) return;
    this.#finish();
    this.#controller?.abort(why);
    this.#settling.reject(why);
  }

  fail(error: unknown): void {
    if (this.#isOver) return;
    this.#finish();
    this.#settling.reject(toFault(error, this.#isSent));
  }

  #finish(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Broken off while it waited for its connection: then nothing leaves.
    if (this.#isOver) controller.abort(new Failure('interrupted', {}));
    else this.#controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Record<string, string | string[]>): void {
    // Below 200 the answer is still to come.
    if (status < 200) return;
    this.#status = status;
    this.#headers = joinHeaders(headers);
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBodyBytes) this.end(new NetworkFault('broken', 'BODY_TOO_LARGE', true));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#isOver) return;
    this.#finish();
    const [first] = this.#chunks;
    const body = first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    this.#settling.resolve({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }
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
