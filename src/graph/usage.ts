import * as z from 'zod/mini';
import type { Usage } from './graph.js';
import { parseJson } from './json.js';
import { count } from './wire.js';

const figures = z.looseObject({
  call_count: count,
  total_cputime: count,
  total_time: count,
  estimated_time_to_regain_access: count,
});

const byBusiness = z.record(z.string(), z.array(figures));

type Headers = Readonly<Record<string, string>>;

/** What the usage headers say, https://developers.facebook.com/docs/graph-api/overview/rate-limiting. They never fail a request. */
export function parseUsage(headers: Headers): Usage[] {
  if (headers['x-app-usage'] === undefined && headers['x-business-use-case-usage'] === undefined) return [];
  const app = figures.safeParse(parseHeader(headers['x-app-usage']));
  const businesses = byBusiness.safeParse(parseHeader(headers['x-business-use-case-usage']));
  return [
    ...(app.success ? [toUsage('app', null, app.data)] : []),
    // An account may have a limit for each kind of call; the fullest is the one to mind.
    ...Object.entries(businesses.data ?? {}).flatMap(([id, limits]) =>
      limits
        .map((limit) => toUsage('business', id, limit))
        .sort((one, other) => other.minutesToRegainAccess - one.minutesToRegainAccess || other.percent - one.percent)
        .slice(0, 1),
    ),
  ];
}

/**
 * How long to wait at the server's word: `Retry-After` (seconds or a date), else Meta's estimate until access is
 * regained, which is in minutes. Null where neither says anything.
 */
export function demandedWaitSeconds(headers: Headers, now: Date): number | null {
  const retryAfter = parseRetryAfter(headers['retry-after'], serverTime(headers) ?? now);
  if (retryAfter !== null) return retryAfter;
  const minutes = Math.max(0, ...parseUsage(headers).map((usage) => usage.minutesToRegainAccess));
  return minutes === 0 ? null : minutes * 60;
}

/** The answer's own `Date`: this machine's clock may be hours off, and the wait is a difference of two of the server's times. */
function serverTime({ date = '' }: Headers): Date | undefined {
  const at = new Date(date);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function parseRetryAfter(value: string | undefined, now: Date): number | null {
  if (value === undefined) return null;
  if (/^\d+$/.test(value.trim())) return Number(value);
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

function parseHeader(value: string | undefined): unknown {
  return value === undefined ? undefined : parseJson(value)?.value;
}

function toUsage(scope: Usage['scope'], id: string | null, limit: z.infer<typeof figures>): Usage {
  return {
    scope,
    id,
    percent: Math.max(limit.call_count ?? 0, limit.total_cputime ?? 0, limit.total_time ?? 0),
    minutesToRegainAccess: limit.estimated_time_to_regain_access ?? 0,
  };
}
