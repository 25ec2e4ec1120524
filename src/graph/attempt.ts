import { NetworkFault } from '../core/network-fault.js';
import type { Redactor } from '../core/redact.js';
import type { Fetch, HttpRequest, HttpResponse } from '../host/host.js';
import { type Reading, readAnswer } from './answer.js';
import type { Exchange, Usage } from './graph.js';
import { hideInHeaders, toPlannedRequest } from './planned.js';
import { parseUsage } from './usage.js';

/** What one attempt needs of its client. */
export interface Recorder {
  readonly redactor: Redactor;
  readonly options: {
    readonly fetch: Fetch;
    readonly now: () => Date;
    readonly onExchange?: ((exchange: Exchange) => void) | undefined;
    readonly onUsage?: ((usage: Usage) => void) | undefined;
  };
}

export interface Attempt {
  readonly request: HttpRequest;
  /** The body as a person may see it, before secrets are replaced. */
  readonly shown: unknown;
  /** From 1. */
  readonly number: number;
  readonly timeoutMs: number;
  /** Recognises the answer that nearly all such requests get by its text, which is cheaper than parsing it; undefined for any other. */
  readonly recognise?: ((text: string) => object | undefined) | undefined;
}

/** Sends once and reads what comes, telling those who listen. A network fault is a result here. */
export async function tryOnce(recorder: Recorder, attempt: Attempt): Promise<Reading> {
  const { options } = recorder;
  const startedAt = options.now();
  let response: HttpResponse | NetworkFault;
  try {
    response = await options.fetch(attempt.request, { timeoutMs: attempt.timeoutMs });
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error;
    response = error;
  }
  options.onExchange?.(toExchange(recorder, attempt, startedAt, response));
  if (response instanceof NetworkFault) return { kind: 'fault', fault: response };
  for (const usage of parseUsage(response.headers)) options.onUsage?.(usage);
  return readAnswer(response, options.now(), attempt.recognise);
}

function toExchange(
  { redactor, options }: Recorder,
  attempt: Attempt,
  startedAt: Date,
  result: HttpResponse | NetworkFault,
): Exchange {
  const planned = toPlannedRequest(attempt.request, attempt.shown, redactor);
  const response = result instanceof NetworkFault ? undefined : result;
  return {
    method: planned.method,
    url: planned.url,
    requestHeaders: planned.headers,
    requestBody: planned.body,
    attempt: attempt.number,
    durationMs: options.now().getTime() - startedAt.getTime(),
    status: response?.status ?? null,
    responseHeaders: hideInHeaders(response?.headers ?? {}, redactor),
    responseBody: response ? redactor.hideAll(new TextDecoder().decode(response.body)) : null,
    fault: result instanceof NetworkFault ? result.message : null,
  };
}
