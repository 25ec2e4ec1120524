import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import type { Origin, Refusal } from '../core/failures/graph.js';
import { isPermissionCode, THROTTLED_CODES, TOKEN_CODES, TRANSIENT_CODES } from '../core/meta/error-codes.js';
import { count, flag, maybe, text } from './wire.js';

/**
 * Meta's error envelope, https://developers.facebook.com/docs/graph-api/guides/error-handling, to a Failure. Only code
 * and subcode decide: the words change, and the HTTP status is mostly 400 whatever happened.
 */
const envelope = z.looseObject({
  error: z.looseObject({
    code: z.pipe(z.union([z.number(), z.string().check(z.regex(/^\d+$/))]), z.transform(Number)),
    message: text,
    error_subcode: count,
    // An object for messaging errors, but a plain text in some answers.
    error_data: maybe(z.union([z.string(), z.looseObject({ details: text }), z.array(z.unknown())])),
    error_user_title: text,
    error_user_msg: text,
    is_transient: flag,
    fbtrace_id: text,
  }),
});

/** Undefined when this is not Meta's error envelope. */
export function parseRefusal(httpStatus: number, body: unknown): Refusal | undefined {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return undefined;
  const { error } = parsed.data;
  return {
    httpStatus,
    code: error.code,
    subcode: error.error_subcode,
    message: error.message ?? '',
    details: toDetails(error.error_data),
    userTitle: error.error_user_title,
    userMessage: error.error_user_msg,
    transient: error.is_transient ?? false,
    fbtraceId: error.fbtrace_id,
  };
}

function toDetails(data: string | unknown[] | { readonly details: string | null } | null): string | null {
  if (data === null || Array.isArray(data)) return null;
  return typeof data === 'string' ? data : data.details;
}

export function isThrottle({ code }: Refusal): boolean {
  return THROTTLED_CODES.has(code);
}

/** Codes that speak of the request although some of them come with a 5xx: trying again would not help. */
const FAULTS_OF_THE_REQUEST: ReadonlySet<number> = new Set([100, 131045, 133000, 133010, 134102]);

/** The fault is on Meta's side and passes. */
export function isUnavailable({ code, transient, httpStatus }: Refusal): boolean {
  if (TRANSIENT_CODES.has(code) || transient) return true;
  return httpStatus >= 500 && !FAULTS_OF_THE_REQUEST.has(code) && !isPermissionCode(code) && !TOKEN_CODES.has(code);
}

const OBJECT_MISSING_SUBCODE = 33;

export interface RefusedRequest extends Origin {
  /** The id that the path names. */
  readonly object: string;
  readonly retryAfterSeconds: number | null;
}

/** The Failure that a refusal means, once nothing is left to try. */
export function toFailure(
  graph: Refusal,
  { object, retryAfterSeconds, channel, tokenSource }: RefusedRequest,
): Failure {
  const { code, subcode, httpStatus } = graph;
  if (TOKEN_CODES.has(code)) return new Failure('token-refused', { graph, channel, tokenSource });
  if (isPermissionCode(code)) return new Failure('permission-refused', { graph, channel, tokenSource });
  if (code === 803 || (code === 100 && subcode === OBJECT_MISSING_SUBCODE)) {
    return new Failure('object-unknown', { graph, object, channel, tokenSource });
  }
  if (isThrottle(graph)) return new Failure('rate-limited', { graph, retryAfterSeconds });
  if (isUnavailable(graph)) return new Failure('meta-unavailable', { graph, httpStatus });
  return new Failure('refused', { graph });
}
