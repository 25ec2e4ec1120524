import { Failure } from '../core/failure.js';
import { isMediaHost, mediaHostsOf } from '../core/media/media-host.js';
import { NetworkFault } from '../core/network-fault.js';
import type { Redactor } from '../core/redact.js';
import type { Fetch, HttpRequest, HttpResponse } from '../host/host.js';
import { isSuccess } from './answer.js';
import type { Download, DownloadRequest, Exchange } from './graph.js';
import { hideInHeaders, toPlannedRequest } from './planned.js';
import { nextAttempt, type Setback } from './retry.js';
import { demandedWaitSeconds } from './usage.js';

interface Downloader {
  readonly redactor: Redactor;
  readonly options: {
    readonly fetch: Fetch;
    readonly baseUrl: string;
    readonly token: string;
    readonly userAgent: string;
    readonly now: () => Date;
    readonly sleep: (ms: number) => Promise<void>;
    readonly random: () => number;
    readonly stop?: AbortSignal | undefined;
    readonly onExchange?: ((exchange: Exchange) => void) | undefined;
  };
}

const TIMEOUT_MS = 300_000;
const MAX_REDIRECTS = 3;

/** Wherever the link leads in the end, each host is looked at before it is asked, since the token goes with the question. */
export async function download(downloader: Downloader, { url, maxBytes }: DownloadRequest): Promise<Download> {
  let link = url;
  for (let redirects = 0; ; redirects += 1) {
    guardMediaHost(link, downloader.options.baseUrl);
    const { status, headers, body } = await fetchPatiently(downloader, link, maxBytes);
    const { location } = headers;
    const leadsOn = status >= 300 && status < 400 && location !== undefined && redirects < MAX_REDIRECTS;
    if (!leadsOn || !URL.canParse(location, link)) {
      return isSuccess(status) ? { bytes: body, mimeType: headers['content-type'] ?? null } : { httpStatus: status };
    }
    link = new URL(location, link).href;
  }
}

function guardMediaHost(link: string, baseUrl: string): void {
  if (isMediaHost(link, baseUrl)) return;
  const url = URL.canParse(link) ? new URL(link).origin : link;
  throw new Failure('foreign-host', { url, expected: mediaHostsOf(baseUrl).join(', ') });
}

/** A download may be asked for as often as one likes. */
async function fetchPatiently(downloader: Downloader, url: string, maxBytes: number): Promise<HttpResponse> {
  const { options } = downloader;
  for (let number = 1; ; number += 1) {
    const result = await fetchOnce(downloader, { url, maxBytes, number });
    const setback = setbackOf(result, options.now());
    if (!setback && !(result instanceof NetworkFault)) return result;
    const next = setback ? nextAttempt(setback, 'repeatable', number, options.random()) : 'give-up';
    if (next === 'give-up') throw whyGivenUp(result, url);
    await options.sleep(next.waitMs);
    if (options.stop?.aborted) throw new Failure('interrupted', {});
  }
}

function setbackOf(result: HttpResponse | NetworkFault, now: Date): Setback | undefined {
  if (result instanceof NetworkFault) return { kind: 'fault', fault: result };
  const { status: httpStatus, headers } = result;
  if (httpStatus < 500 && httpStatus !== 429) return undefined;
  return { kind: 'garbage', httpStatus, retryAfterSeconds: demandedWaitSeconds(headers, now) };
}

function whyGivenUp(result: HttpResponse | NetworkFault, url: string): Failure {
  if (!(result instanceof NetworkFault))
    return new Failure('meta-unavailable', { graph: null, httpStatus: result.status });
  return new Failure('unreachable', { host: new URL(url).host, reason: result.reason, code: result.code }, result);
}

interface Attempt {
  readonly url: string;
  readonly maxBytes: number;
  readonly number: number;
}

async function fetchOnce(
  { options, redactor }: Downloader,
  { url, maxBytes, number }: Attempt,
): Promise<HttpResponse | NetworkFault> {
  const headers = { authorization: `Bearer ${options.token}`, 'user-agent': options.userAgent };
  const request: HttpRequest = { method: 'GET', url, headers };
  const startedAt = options.now();
  const result = await options.fetch(request, { timeoutMs: TIMEOUT_MS, maxBodyBytes: maxBytes }).catch((error) => {
    if (error instanceof NetworkFault) return error;
    throw error;
  });
  const { body: _, ...planned } = toPlannedRequest(request, null, redactor);
  const response = result instanceof NetworkFault ? undefined : result;
  options.onExchange?.({
    method: planned.method,
    url: planned.url,
    requestHeaders: planned.headers,
    requestBody: null,
    attempt: number,
    durationMs: options.now().getTime() - startedAt.getTime(),
    status: response?.status ?? null,
    responseHeaders: hideInHeaders(response?.headers ?? {}, redactor),
    // A file is nothing to read in a log.
    responseBody: response ? `(${response.body.length} bytes)` : null,
    fault: result instanceof NetworkFault ? result.message : null,
  });
  return result;
}
