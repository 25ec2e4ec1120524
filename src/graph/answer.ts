import type * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import type { HttpResponse } from '../host/host.js';
import { parseJson } from './json.js';
import { parseRefusal } from './refusals.js';
import type { Setback } from './retry.js';
import { demandedWaitSeconds } from './usage.js';

/** A body of Graph's, or how the attempt failed. */
export type Reading = { readonly kind: 'body'; readonly body: unknown } | Setback;

/** Tells an answer from a refusal, and both from a page that some proxy put in between. */
export function readAnswer(
  response: HttpResponse,
  now: Date,
  recognise?: (text: string) => object | undefined,
): Reading {
  const text = decoder.decode(response.body);
  const known = isSuccess(response.status) ? recognise?.(text) : undefined;
  if (known) return { kind: 'body', body: known };
  const json = parseJson(text);
  if (json && isSuccess(response.status) && !hasError(json.value)) return { kind: 'body', body: json.value };
  const retryAfterSeconds = demandedWaitSeconds(response.headers, now);
  const refusal = json && parseRefusal(response.status, json.value);
  if (refusal) return { kind: 'refusal', refusal, retryAfterSeconds };
  if (json && isSuccess(response.status)) return { kind: 'body', body: json.value };
  return { kind: 'garbage', httpStatus: response.status, retryAfterSeconds };
}

const decoder = new TextDecoder();

/** Looked at first, since nearly all answers have none, and a schema takes its time to find that out. */
function hasError(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body;
}

export function isSuccess(httpStatus: number): boolean {
  return httpStatus >= 200 && httpStatus < 300;
}

/** The body in the shape asked for. `request` names it for the bug report: method and path, without any query. */
export function parseAnswer<Answer>(schema: z.ZodMiniType<Answer>, body: unknown, request: string): Answer {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.map(String).join('.') || '(root)';
  throw new Failure('answer-not-understood', { request, problem: `${place}: ${issue?.message ?? 'invalid'}` });
}
