import { Failure } from '../core/failure.js';
import type { Origin } from '../core/failures/graph.js';
import type { HttpRequest } from '../host/host.js';
import { isSuccess, parseAnswer } from './answer.js';
import { type Recorder, tryOnce } from './attempt.js';
import type { Effect, ReadRequest } from './graph.js';
import { toFailure } from './refusals.js';
import { type Account, toHttpRequest } from './request.js';
import { isOutcomeUnknown, nextAttempt, type Setback } from './retry.js';

/** A request before it is HTTP. */
export interface Draft<Request> {
  readonly method: string;
  readonly request: Request;
  readonly bytes?: Uint8Array | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The body as a person may see it, before secrets are replaced. */
  readonly shown: unknown;
}

interface Sender extends Recorder {
  readonly options: Recorder['options'] &
    Account & {
      readonly origin: Origin;
      readonly sleep: (ms: number) => Promise<void>;
      readonly random: () => number;
      readonly stop?: AbortSignal | undefined;
    };
}

type Sending<Answer> = Draft<ReadRequest<Answer>> & { readonly effect: Effect };

/** A Graph read that takes longer than this does not come any more; Meta gives no figure. */
export const TIMEOUT_MS = 30_000;

/** Asks until there is an answer, or until asking again is useless or dangerous. */
export async function send<Answer>(sender: Sender, sending: Sending<Answer>): Promise<Answer> {
  const { options } = sender;
  const request = toHttp(sending, options);
  const { shown, effect } = sending;
  const timeoutMs = sending.request.timeoutMs ?? TIMEOUT_MS;
  for (let number = 1; ; number += 1) {
    const reading = await tryOnce(sender, { request, shown, number, timeoutMs });
    if (reading.kind === 'body') return readBody(sender, sending, reading.body);
    const next = nextAttempt(reading, effect, number, options.random());
    if (next === 'give-up') throw whyGivenUp(reading, sending, options);
    await options.sleep(next.waitMs);
    if (options.stop?.aborted) throw new Failure('interrupted', {});
  }
}

/** The request as it goes out, secrets and all. */
export function toHttp(
  { method, request, bytes, headers }: Draft<ReadRequest<unknown>>,
  account: Account,
): HttpRequest {
  const http = toHttpRequest(method, request, account);
  return { ...http, headers: { ...http.headers, ...headers }, ...(bytes && { body: bytes }) };
}

/** Meta said yes to what it got; an answer that is not understood then must not look as if nothing had happened. */
function readBody<Answer>({ options }: Sender, sending: Sending<Answer>, body: unknown): Answer {
  try {
    return parseAnswer(sending.request.answer, body, nameOf(sending));
  } catch (error) {
    throw isOnce(sending) ? outcomeUnclear(sending, options, error) : error;
  }
}

function isOnce({ effect }: Sending<unknown>): boolean {
  return effect === 'change' || effect === 'message';
}

function whyGivenUp(setback: Setback, sending: Sending<unknown>, { baseUrl, origin }: Sender['options']): Failure {
  const { host } = new URL(baseUrl);
  if (isOnce(sending) && isOutcomeUnknown(setback)) return outcomeUnknown(setback, host, sending.effect);
  switch (setback.kind) {
    case 'fault':
      return new Failure(
        'unreachable',
        { host, reason: setback.fault.reason, code: setback.fault.code },
        setback.fault,
      );
    case 'refusal': {
      const { retryAfterSeconds } = setback;
      return toFailure(setback.refusal, { ...origin, retryAfterSeconds, object: objectOf(sending.request.path) });
    }
    case 'garbage': {
      const { httpStatus } = setback;
      if (!isSuccess(httpStatus)) return new Failure('meta-unavailable', { graph: null, httpStatus });
      const problem = { request: nameOf(sending), problem: '(root): not JSON' };
      const failure = new Failure('answer-not-understood', problem);
      return isOnce(sending) ? outcomeUnclear(sending, { baseUrl }, failure) : failure;
    }
  }
}

function outcomeUnknown(setback: Setback, host: string, effect: Effect): Failure {
  const sent = effect === 'message' ? 'message' : 'change';
  if (setback.kind === 'fault') {
    const { reason, code } = setback.fault;
    return new Failure('outcome-unknown', { host, sent, reason, code }, setback.fault);
  }
  const code = setback.kind === 'refusal' ? setback.refusal.code : setback.httpStatus;
  return new Failure('outcome-unknown', { host, sent, reason: 'server-error', code: String(code) });
}

/** A success, but of what: Meta may have changed its answer, or a proxy answered in its place. */
function outcomeUnclear({ effect }: Sending<unknown>, { baseUrl }: Pick<Account, 'baseUrl'>, cause: unknown): Failure {
  const sent = effect === 'message' ? 'message' : 'change';
  const { host } = new URL(baseUrl);
  return new Failure('outcome-unknown', { host, sent, reason: 'server-error', code: 'UNKNOWN_ANSWER' }, cause);
}

/** Method and path; a query could hold a secret. */
function nameOf({ method, request }: Draft<ReadRequest<unknown>>): string {
  return `${method} ${request.path.replace(/\?.*/, '')}`;
}

/** The id that a path begins with. */
function objectOf(path: string): string {
  return path.split(/[/?]/)[1] ?? path;
}
