import { NetworkFault } from '../core/network-fault.js';
import { endToEndHeaders, toOriginUrl } from '../core/webhook/relay-request.js';
import { isSameText } from '../core/webhook/signature.js';
import type { Fetch, Handler, HttpRequest, HttpResponse } from '../host/host.js';

/** How a request fared that was passed on to the callback whose place we took. */
export interface PassedOn {
  readonly at: Date;
  readonly method: string;
  /** The callback, never what was asked of it: a handshake carries a verify token. */
  readonly url: string;
  /** What Meta was answered: the origin's own status, or ours where the origin gave none. */
  readonly status: number;
  readonly milliseconds: number;
  /** Null where the origin answered. */
  readonly problem: 'unreachable' | 'timed-out' | 'overloaded' | null;
  /** The system's code of a problem, for example ECONNREFUSED. */
  readonly code: string | null;
}

export interface TeeOptions {
  /** Of a pool: each request in flight has a connection. */
  readonly fetch: Fetch;
  /** The callback that Meta knew before. */
  readonly originUrl: string;
  /** The path of ours that stands for that callback; every path when it is left out. */
  readonly ownPath: string | undefined;
  readonly limits?: Partial<TeeLimits>;
  now(): Date;
  onPassedOn(passed: PassedOn): void;
}

export interface TeeLimits {
  /** Meta waits for some seconds, nobody knows how many; an origin that is slow gets all that it may have. */
  readonly timeoutMs: number;
  readonly inFlight: number;
  /** Of requests in flight and waiting. Above, Meta is told to come again: a slow origin must not fill our memory. */
  readonly heldBytes: number;
  readonly held: number;
}

const LIMITS: TeeLimits = { timeoutMs: 20_000, inFlight: 512, heldBytes: 64 * 1024 * 1024, held: 4_096 };

/** Passes a request on, byte for byte, and gives the origin's answer as it came. Never rejects because of the origin. */
export function createTee(options: TeeOptions): Handler {
  const limits = { ...LIMITS, ...options.limits };
  const held = { count: 0, bytes: 0 };
  const turns = createTurns(limits.inFlight);
  return async (request) => {
    const at = options.now();
    const size = request.body?.length ?? 0;
    if (held.count >= limits.held || held.bytes + size > limits.heldBytes) {
      return tell(options, request, at, failed('overloaded', null));
    }
    held.count++;
    held.bytes += size;
    try {
      await turns.take();
      const isLate = options.now().getTime() - at.getTime() >= limits.timeoutMs;
      const passed = isLate ? failed('timed-out', 'ETIMEDOUT') : await send(request, options, limits.timeoutMs);
      return tell(options, request, at, passed);
    } finally {
      turns.giveBack();
      held.count--;
      held.bytes -= size;
    }
  };
}

interface Outcome extends Pick<PassedOn, 'problem' | 'code'> {
  readonly answer: HttpResponse;
}

interface Attempt extends Outcome {
  readonly isBroken: boolean;
}

async function send(request: HttpRequest, options: TeeOptions, timeoutMs: number): Promise<Outcome> {
  const { method, body } = request;
  const url = toOriginUrl(request.url, options.ownPath, options.originUrl);
  const hasBody = body !== undefined && body.length > 0;
  const passed = { method, url, headers: endToEndHeaders(request.headers), ...(hasBody && { body }) };
  const first = await attempt(passed, options, timeoutMs);
  // Most often a connection that the origin closed just when it was to be used again. Meta would repeat it too.
  return first.isBroken ? attempt(passed, options, timeoutMs) : first;
}

async function attempt(passed: HttpRequest, options: TeeOptions, timeoutMs: number): Promise<Attempt> {
  try {
    // What Meta sent before a Ctrl-C is the origin's, whatever becomes of us.
    const answer = await options.fetch(passed, { timeoutMs, evenWhenStopped: true });
    const headers = endToEndHeaders(answer.headers);
    return { answer: { ...answer, headers }, problem: null, code: null, isBroken: false };
  } catch (fault) {
    if (!(fault instanceof NetworkFault)) throw fault;
    const problem = fault.reason === 'timeout' ? 'timed-out' : 'unreachable';
    return { ...failed(problem, fault.code), isBroken: fault.reason === 'broken' };
  }
}

/** Any of them makes Meta repeat the delivery. */
const STATUS = { unreachable: 502, overloaded: 503, 'timed-out': 504 } as const;

function failed(problem: keyof typeof STATUS, code: string | null): Outcome {
  return { answer: { status: STATUS[problem], headers: {}, body: new Uint8Array() }, problem, code };
}

function tell(
  options: TeeOptions,
  { method }: HttpRequest,
  at: Date,
  { answer, problem, code }: Outcome,
): HttpResponse {
  const milliseconds = options.now().getTime() - at.getTime();
  options.onPassedOn({ at, method, url: options.originUrl, status: answer.status, milliseconds, problem, code });
  return answer;
}

/** Lets so many work at once; the others wait in the order in which they came. */
function createTurns(limit: number) {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    async take(): Promise<void> {
      taken++;
      if (taken > limit) await new Promise<void>((resume) => waiting.push(resume));
    },
    giveBack(): void {
      taken--;
      waiting.shift()?.();
    },
  };
}

export interface TeeingOptions {
  /** Whoever shakes hands with this word means us; with any other the origin. */
  readonly verifyToken: string;
  readonly ownPath: string | undefined;
  /** What went wrong where a delivery was to be recorded. The origin has it nevertheless. */
  onNotRecorded(fault: unknown): void;
}

/**
 * A listener that stands in the place of another callback: it sees all deliveries, and whoever sent them gets the
 * origin's answer. A delivery that the listener would refuse is passed on like any other, since losing a message of
 * production would be worse; the listener only says what it thinks of it.
 */
export function createTeeingListener(listener: Handler, tee: Handler, options: TeeingOptions): Handler {
  return async (request) => {
    const url = new URL(request.url);
    if (isHandshakeWithUs(request, url.searchParams, options.verifyToken)) return listener(request);
    const isOwnPath = options.ownPath === undefined || url.pathname === options.ownPath;
    if (request.method !== 'POST' || !isOwnPath) return tee(request);
    const [recorded, passed] = await Promise.allSettled([listener(request), tee(request)]);
    if (recorded.status === 'rejected') options.onNotRecorded(recorded.reason);
    if (passed.status === 'rejected') throw passed.reason;
    return passed.value;
  };
}

function isHandshakeWithUs({ method }: HttpRequest, query: URLSearchParams, verifyToken: string): boolean {
  const given = query.get('hub.verify_token');
  return method === 'GET' && given !== null && isSameText(verifyToken, given);
}
