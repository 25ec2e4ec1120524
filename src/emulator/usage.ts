import { RATE_LIMITS } from '../core/meta/limits.js';
import type { Target } from './nodes.js';
import { Refusal } from './refusal.js';
import type { App, CallCount, EmulatorState } from './state.js';

const HOUR_MS = 3_600_000;

/**
 * What counts against the hourly limit of an app at a WABA,
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting#buc-rate-limits. Messages do not.
 */
const COUNTED: ReadonlySet<string> = new Set([
  'waba ',
  'waba assigned_users',
  'waba phone_numbers',
  'waba message_templates',
  'waba subscribed_apps',
  'phone ',
]);

export interface Usage {
  readonly wabaId: string;
  readonly percent: number;
  /** Until the count starts anew; 0 while there is room. */
  readonly minutesToRegainAccess: number;
}

/** Counts the call and tells how full the hour is. */
export function countCall(target: Target, wabaId: string, app: App, state: EmulatorState, nowMs: number): Usage {
  const count = currentCount(state, `${app.id}/${wabaId}`, nowMs);
  if (COUNTED.has(`${target.kind} ${target.edge}`)) count.calls += 1;
  const limit = limitOf(wabaId, state);
  const minutesLeft = Math.ceil((count.hourStartedAt * 1000 + HOUR_MS - nowMs) / 60_000);
  return {
    wabaId,
    percent: Math.min(100, Math.ceil((100 * count.calls) / limit)),
    minutesToRegainAccess: count.calls > limit ? minutesLeft : 0,
  };
}

function currentCount(state: EmulatorState, key: string, nowMs: number): CallCount {
  const known = state.callCounts.get(key);
  if (known && known.hourStartedAt * 1000 + HOUR_MS > nowMs) return known;
  const fresh = { hourStartedAt: Math.floor(nowMs / 1000), calls: 0 };
  state.callCounts.set(key, fresh);
  return fresh;
}

/** A WABA with a registered number is an active one. */
function limitOf(wabaId: string, state: EmulatorState): number {
  const isActive = [...state.phones.values()].some(
    (phone) => phone.wabaId === wabaId && phone.platformType === 'CLOUD_API',
  );
  return isActive ? RATE_LIMITS.callsPerHourActive : RATE_LIMITS.callsPerHour;
}

/** Documented as 80007, answered with HTTP 400. Real answers were seen with 80008 too. */
export function tooManyCalls(): Refusal {
  return new Refusal({
    message:
      '(#80007) There have been too many calls to this WhatsApp Business account. Wait a bit and try again. For more info, ' +
      'please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
    code: 80007,
  });
}

/** The header that clients throttle themselves by: percents, and minutes in the last member. */
export function usageHeaders(usage: Usage | undefined): Record<string, string> {
  // The limit of an app over all its users is not emulated, so this one always reads as empty.
  const headers = { 'x-app-usage': '{"call_count":0,"total_cputime":0,"total_time":0}' };
  if (!usage) return headers;
  const { wabaId, percent, minutesToRegainAccess } = usage;
  const entry = {
    type: 'whatsapp_business_management',
    call_count: percent,
    total_cputime: 1,
    total_time: 1,
    estimated_time_to_regain_access: minutesToRegainAccess,
  };
  return { ...headers, 'x-business-use-case-usage': JSON.stringify({ [wabaId]: [entry] }) };
}
