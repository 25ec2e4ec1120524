import type { PlannedRequest } from '../core/dry-run.js';
import { Failure } from '../core/failure.js';
import type { Origin } from '../core/failures/graph.js';
import { NetworkFault } from '../core/network-fault.js';
import { createRedactor, type Redactor } from '../core/redact.js';
import type { Fetch, HttpRequest, HttpResponse } from '../host/host.js';
import { isSuccess, parseAnswer, type Reading, readAnswer } from './answer.js';
import type { ChangeRequest, Effect, Exchange, Graph, ReadRequest, Usage } from './graph.js';
import { hideInHeaders, toPlannedRequest } from './planned.js';
import { toFailure } from './refusals.js';
import { type Account, parseBaseUrl, toHttpRequest } from './request.js';
import { isOutcomeUnknown, nextAttempt, type Setback } from './retry.js';
import { parseUsage } from './usage.js';

export interface GraphOptions {
  readonly fetch: Fetch;
  /** https, or http on the loopback; Failure `insecure-graph-url` otherwise. */
  readonly baseUrl: string;
  /** For example `v25.0`. */
  readonly version: string;
  readonly token: string;
  readonly appSecret?: string | undefined;
  readonly origin: Origin;
  /** For example `wabactl/0.1.0`. */
  readonly userAgent: string;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
  /** Once aborted, nothing is asked again: Failure `interrupted`. */
  readonly stop?: AbortSignal | undefined;
  /** Given, nothing that changes anything is sent: it is handed over here instead, secrets replaced. Reads still happen. */
  readonly dryRun?: ((request: PlannedRequest) => void) | undefined;
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
  readonly onUsage?: ((usage: Usage) => void) | undefined;
}

/** https://developers.facebook.com gives no figure; a Graph read that takes longer than this does not come any more. */
const TIMEOUT_MS = 30_000;
const UPLOAD_TIMEOUT_MS = 300_000;

/** Creates the one object that speaks to Meta, or to the emulator, for one token. */
export function createGraph(options: GraphOptions): Graph {
  const redactor = createRedactor();
  return graphFor({ ...options, baseUrl: parseBaseUrl(options.baseUrl) }, redactor);
}

function graphFor(options: GraphOptions, redactor: Redactor): Graph {
  redactor.learn(options.token);
  redactor.learn(options.appSecret);
  const account: Account = { ...options, appSecret: options.appSecret };
  const session: Session = { options, redactor };
  const change = <Answer>(method: string, request: ChangeRequest<Answer>): Promise<Answer> => {
    const bytes = request.body && new TextEncoder().encode(JSON.stringify(request.body));
    const headers = bytes && { 'content-type': 'application/json' };
    return carryOut(session, { method, request, account, bytes, headers, shown: request.body });
  };
  return {
    baseUrl: options.baseUrl,
    get: (request) => send(session, { method: 'GET', request, account, effect: 'repeatable', shown: null }),
    post: (request) => change('POST', request),
    delete: (request) => change('DELETE', request),
    upload: (request) => {
      const { bytes, headers, timeoutMs = UPLOAD_TIMEOUT_MS } = request;
      const shown = { bytes: bytes.length };
      return carryOut(session, { method: 'POST', request: { ...request, timeoutMs }, account, bytes, headers, shown });
    },
    withToken: (token, tokenSource) =>
      graphFor({ ...options, token, origin: { ...options.origin, tokenSource } }, redactor),
  };
}

interface Session {
  readonly options: GraphOptions;
  readonly redactor: Redactor;
}

interface Draft<Request> {
  readonly method: string;
  readonly request: Request;
  readonly account: Account;
  readonly bytes?: Uint8Array | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The body as a person may see it, before secrets are replaced. */
  readonly shown: unknown;
}

/** A change: in a dry run it is only noted, and its assumed answer given. */
async function carryOut<Answer>(session: Session, draft: Draft<ChangeRequest<Answer>>): Promise<Answer> {
  const { dryRun } = session.options;
  if (!dryRun) return send(session, { ...draft, effect: draft.request.effect });
  dryRun(toPlannedRequest(toHttp(draft), draft.shown, session.redactor));
  return draft.request.assumed;
}

function toHttp({ method, request, account, bytes, headers }: Draft<ReadRequest<unknown>>): HttpRequest {
  const http = toHttpRequest(method, request, account);
  return { ...http, headers: { ...http.headers, ...headers }, ...(bytes && { body: bytes }) };
}

type Sending<Answer> = Draft<ReadRequest<Answer>> & { readonly effect: Effect };

/** Asks until there is an answer, or until asking again is useless or dangerous. */
async function send<Answer>(session: Session, sending: Sending<Answer>): Promise<Answer> {
  const { options } = session;
  const http = toHttp(sending);
  for (let attempt = 1; ; attempt += 1) {
    const reading = await tryOnce(session, { ...sending, http, attempt });
    if (reading.kind === 'body') return parseAnswer(sending.request.answer, reading.body, nameOf(sending));
    const next = nextAttempt(reading, sending.effect, attempt, options.random());
    if (next === 'give-up') throw whyGivenUp(reading, sending, options);
    await options.sleep(next.waitMs);
    if (options.stop?.aborted) throw new Failure('interrupted', {});
  }
}

interface Try extends Sending<unknown> {
  readonly http: HttpRequest;
  readonly attempt: number;
}

async function tryOnce(session: Session, attempt: Try): Promise<Reading> {
  const { fetch, now, onUsage } = session.options;
  const startedAt = now().getTime();
  try {
    const response = await fetch(attempt.http, { timeoutMs: attempt.request.timeoutMs ?? TIMEOUT_MS });
    report(session, attempt, startedAt, response);
    for (const usage of parseUsage(response.headers)) onUsage?.(usage);
    return readAnswer(response, now());
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error;
    report(session, attempt, startedAt, error);
    return { kind: 'fault', fault: error };
  }
}

function report(session: Session, attempt: Try, startedAt: number, result: HttpResponse | NetworkFault): void {
  const { onExchange, now } = session.options;
  if (!onExchange) return;
  const planned = toPlannedRequest(attempt.http, attempt.shown, session.redactor);
  const response = result instanceof NetworkFault ? undefined : result;
  onExchange({
    method: planned.method,
    url: planned.url,
    requestHeaders: planned.headers,
    requestBody: planned.body,
    attempt: attempt.attempt,
    durationMs: now().getTime() - startedAt,
    status: response?.status ?? null,
    responseHeaders: hideInHeaders(response?.headers ?? {}, session.redactor),
    responseBody: response ? session.redactor.hideAll(new TextDecoder().decode(response.body)) : null,
    fault: result instanceof NetworkFault ? result.message : null,
  });
}

function whyGivenUp(setback: Setback, sending: Sending<unknown>, { baseUrl, origin }: GraphOptions): Failure {
  const { host } = new URL(baseUrl);
  const isOnce = sending.effect === 'change' || sending.effect === 'message';
  if (isOnce && isOutcomeUnknown(setback)) return outcomeUnknown(setback, host, sending.effect === 'message');
  switch (setback.kind) {
    case 'fault':
      return new Failure(
        'unreachable',
        { host, reason: setback.fault.reason, code: setback.fault.code },
        setback.fault,
      );
    case 'refusal':
      return toFailure(setback.refusal, { ...origin, ...setback, object: objectOf(sending.request.path) });
    case 'garbage':
      return isSuccess(setback.httpStatus)
        ? new Failure('answer-not-understood', { request: nameOf(sending), problem: '(root): not JSON' })
        : new Failure('meta-unavailable', { graph: null, httpStatus: setback.httpStatus });
  }
}

function outcomeUnknown(setback: Setback, host: string, isMessage: boolean): Failure {
  const sent = isMessage ? 'message' : 'change';
  if (setback.kind === 'fault') {
    return new Failure('outcome-unknown', { host, sent, reason: setback.fault.reason, code: setback.fault.code });
  }
  const code = setback.kind === 'refusal' ? setback.refusal.code : setback.httpStatus;
  return new Failure('outcome-unknown', { host, sent, reason: 'server-error', code: String(code) });
}

/** Method and path; a query could hold a secret. */
function nameOf({ method, request }: Draft<ReadRequest<unknown>>): string {
  return `${method} ${request.path.replace(/\?.*/, '')}`;
}

/** The id that a path begins with. */
function objectOf(path: string): string {
  return path.split(/[/?]/)[1] ?? path;
}
