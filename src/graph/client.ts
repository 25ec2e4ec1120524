import { appSecretProof } from '../core/channel/appsecret-proof.js';
import type { PlannedRequest } from '../core/dry-run.js';
import type { Origin } from '../core/failures/graph.js';
import { createRedactor, type Redactor } from '../core/redact.js';
import type { Fetch } from '../host/host.js';
import { tryOnce } from './attempt.js';
import type {
  ChangeRequest,
  Exchange,
  FormRequest,
  Graph,
  ReadRequest,
  RepeatedPost,
  RepeatedRequest,
  Usage,
} from './graph.js';
import { toPlannedRequest } from './planned.js';
import { parseBaseUrl, toHttpRequest } from './request.js';
import { type Draft, send, TIMEOUT_MS, toHttp } from './send.js';

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

/** Creates the one object that speaks to Meta, or to the emulator, for one token. */
export function createGraph(options: GraphOptions): Graph {
  return graphFor({ ...options, baseUrl: parseBaseUrl(options.baseUrl) }, createRedactor());
}

/** The redactor is handed on, since it must go on hiding the first token when there is a second. */
function graphFor(options: GraphOptions, redactor: Redactor): Graph {
  redactor.learn(options.token);
  redactor.learn(options.appSecret);
  // It is a password of its own for as long as the token lives, and answers repeat it in `paging.next`.
  if (options.appSecret) redactor.learn(appSecretProof(options.token, options.appSecret));
  const session = { options, redactor };
  return {
    baseUrl: options.baseUrl,
    version: options.version,
    get: (request) => send(session, { method: 'GET', request, shown: null, effect: 'repeatable' }),
    ask: (request) => send(session, { ...toFormDraft(request), effect: 'resumable' }),
    post: (request) => carryOut(session, toJsonDraft('POST', request)),
    delete: (request) => carryOut(session, toJsonDraft('DELETE', request)),
    repeatedly: (request) => postRepeatedly({ options: { ...options, fetch: request.fetch }, redactor }, request),
    upload: (request) => {
      const timed = { ...request, timeoutMs: request.timeoutMs ?? UPLOAD_TIMEOUT_MS };
      const { bytes, headers, shown = { bytes: bytes.length } } = request;
      return carryOut(session, { method: 'POST', request: timed, bytes, headers, shown });
    },
    // Loaded here, because few commands come this way.
    download: async (request) => (await import('./download.js')).download(session, request),
    withToken: (token, tokenSource) =>
      graphFor({ ...options, token, origin: { ...options.origin, tokenSource } }, redactor),
  };
}

/** All but the body is made once. */
function postRepeatedly(
  recorder: { readonly options: GraphOptions; readonly redactor: Redactor },
  { path, recognise }: RepeatedRequest,
): RepeatedPost {
  const { options } = recorder;
  if (options.dryRun) throw new Error('a dry run posts nothing');
  const { method, url, headers } = toHttpRequest('POST', { path }, options);
  const head = { method, url, headers: { ...headers, 'content-type': 'application/json' } };
  return (json) => {
    const shown = options.onExchange ? JSON.parse(json) : null;
    const request = { ...head, body: Buffer.from(json) };
    return tryOnce(recorder, { request, shown, number: 1, timeoutMs: TIMEOUT_MS, recognise });
  };
}

const UPLOAD_TIMEOUT_MS = 300_000;

function toJsonDraft<Request extends ChangeRequest<unknown>>(method: string, request: Request): Draft<Request> {
  if (request.body === undefined) return { method, request, shown: null };
  const bytes = new TextEncoder().encode(JSON.stringify(request.body));
  return { method, request, bytes, headers: { 'content-type': 'application/json' }, shown: request.body };
}

function toFormDraft<Answer>({ form, ...request }: FormRequest<Answer>): Draft<ReadRequest<Answer>> {
  return {
    method: 'POST',
    request: { ...request, authorization: 'none' },
    bytes: new TextEncoder().encode(new URLSearchParams(form).toString()),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    shown: form,
  };
}

/** A change: in a dry run it is only noted, and its assumed answer given. */
async function carryOut<Answer>(
  session: { readonly options: GraphOptions; readonly redactor: Redactor },
  draft: Draft<ChangeRequest<Answer>>,
): Promise<Answer> {
  const { dryRun } = session.options;
  if (!dryRun) return send(session, { ...draft, effect: draft.request.effect });
  dryRun(toPlannedRequest(toHttp(draft, session.options), draft.shown, session.redactor));
  return draft.request.assumed;
}
